package io.continuo.journey.placement;

import io.continuo.events.IdentifierType;
import io.continuo.journey.row.RowInput;
import io.continuo.journey.row.RowOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Placements as messages between the steps: there is one for every touchpoint. */
public final class PlacementBytes {

    private static final int PLACED = 1;
    private static final int LEFT = 2;
    private static final int ERASED = 3;

    private PlacementBytes() {}

    public static byte[] write(Placement placement) {
        RowOutput out = new RowOutput();
        out.number(
                switch (placement) {
                    case Placement.Placed placed -> PLACED;
                    case Placement.Left left -> LEFT;
                    case Placement.Erased erased -> ERASED;
                });
        out.text(placement.binding().type().name());
        out.bytes(placement.binding().bytes());
        out.number(placement.version());
        switch (placement) {
            case Placement.Placed(Binding binding, long version, Touch touch) -> {
                out.text(touch.id());
                TouchBytes.writeTimed(touch, out);
            }
            case Placement.Left left -> {}
            case Placement.Erased erased -> {
                out.instant(erased.until());
                out.text(erased.task().requestId());
                out.text(erased.task().name());
            }
        }
        return out.toBytes();
    }

    /** @throws UncheckedIOException when it is no placement */
    public static Placement read(byte[] bytes) {
        RowInput in = new RowInput(bytes);
        int kind = in.whole();
        Binding binding =
                new Binding(new IdentifierType(in.text()), HexFormat.of().formatHex(in.bytes()));
        long version = in.number();
        return switch (kind) {
            case PLACED -> new Placement.Placed(binding, version, TouchBytes.readTimed(in, in.text()));
            case LEFT -> new Placement.Left(binding, version);
            case ERASED -> new Placement.Erased(binding, version, in.instant(), new ErasureTask(in.text(), in.text()));
            default -> throw new UncheckedIOException(new IOException("there is no placement of kind " + kind));
        };
    }
}
