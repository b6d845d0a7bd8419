package io.continuo.events;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment decides about normal forms, by environment variables that are the same for all of its services.
 *
 * @param region ISO 3166 code of the country whose national phone numbers are understood, from
 *     {@code CONTINUO_PHONE_REGION}; null for none
 * @param dropTags whether {@code ana+shop@} is {@code ana@}, from {@code CONTINUO_EMAIL_TAGS}: {@code drop}, which it is
 *     where unset, or {@code keep}
 */
record NormalFormSettings(@Nullable String region, boolean dropTags) {

    static final NormalFormSettings DEPLOYED =
            of(System.getenv("CONTINUO_PHONE_REGION"), System.getenv("CONTINUO_EMAIL_TAGS"));

    /** @throws IllegalArgumentException for what cannot be meant; the service does not start with it */
    static NormalFormSettings of(@Nullable String region, @Nullable String tags) {
        String policy =
                Optional.ofNullable(tags).filter(text -> !text.isBlank()).orElse("drop");
        if (!Set.of("drop", "keep").contains(policy)) {
            throw new IllegalArgumentException("CONTINUO_EMAIL_TAGS is drop or keep");
        }
        String country = Optional.ofNullable(region)
                .filter(text -> !text.isBlank())
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .orElse(null);
        if (country != null && !PhoneNumbers.isRegion(country)) {
            throw new IllegalArgumentException("CONTINUO_PHONE_REGION is the ISO 3166 code of a country, such as ES");
        }
        return new NormalFormSettings(country, policy.equals("drop"));
    }
}
