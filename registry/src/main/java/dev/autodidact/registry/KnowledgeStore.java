package dev.autodidact.registry;

import dev.autodidact.api.experience.Knowledge;
import java.util.Optional;

/** What strategies have distilled, by strategy and checksum. */
final class KnowledgeStore {

    private final Database database;

    KnowledgeStore(Database database) {
        this.database = database;
    }

    String add(Knowledge knowledge) {
        String sha256 = knowledge.sha256();
        database.writeTogether(handle -> {
            handle.createUpdate("delete from knowledge where strategy = :strategy and sha256 = :sha256")
                    .bind("strategy", knowledge.strategy())
                    .bind("sha256", sha256)
                    .execute();
            handle.createUpdate("""
                            insert into knowledge (sha256, strategy, format, payload, provenance)
                            values (:sha256, :strategy, :format, :payload, :provenance) on conflict do nothing""")
                    .bind("sha256", sha256)
                    .bind("strategy", knowledge.strategy())
                    .bind("format", knowledge.format())
                    .bind("payload", knowledge.payload())
                    .bind("provenance", Json.write(knowledge.provenance()))
                    .execute();
        });
        return sha256;
    }

    Optional<Knowledge> latest(String strategy) {
        return database.read(handle -> handle.createQuery("""
                        select strategy, format, payload, provenance from knowledge where strategy = :strategy
                        order by sequence desc limit 1""")
                .bind("strategy", strategy)
                .map((row, context) -> Rows.knowledge(row))
                .findOne());
    }

    Optional<Knowledge> find(String strategy, String sha256) {
        return database.read(handle -> handle.createQuery("""
                        select strategy, format, payload, provenance from knowledge
                        where strategy = :strategy and sha256 = :sha256""")
                .bind("strategy", strategy)
                .bind("sha256", sha256)
                .map((row, context) -> Rows.knowledge(row))
                .findOne());
    }
}
