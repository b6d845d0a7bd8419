package io.continuo.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What journeys share and leave behind beside their touchpoints. */
record ShopFloor(Catalogue catalogue, StockBook stock, List<CaseFile> cases, List<Answer> answers) {

    ShopFloor(Catalogue catalogue, StockBook stock) {
        this(catalogue, stock, new ArrayList<>(), new ArrayList<>());
    }

    /** How the service desk would look this person up; empty for those who never told anything. */
    static Optional<CaseFile.Identifier> lookUp(Person person) {
        return List.of("email", "phone", "loyalty_card", "user_id").stream()
                .filter(person::has)
                .findFirst()
                .map(type -> new CaseFile.Identifier(type, String.valueOf(person.identifier(type))));
    }
}
