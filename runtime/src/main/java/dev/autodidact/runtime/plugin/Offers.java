package dev.autodidact.runtime.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Ids;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks plugins what they offer; those that fail to say are problems, not the end. Not thread-safe. */
public final class Offers {

    private final List<LoadedPlugin> plugins;
    private final List<String> problems;

    /**
     * Makes ready to ask; each kind of offer should be asked for once.
     *
     * @param loaded the plugins
     */
    public Offers(PluginLoader loaded) {
        plugins = loaded.plugins();
        problems = new ArrayList<>(loaded.problems());
    }

    /**
     * {@return what all plugins offer of one kind, by id, in the order of the plugins}
     *
     * @param <T> the kind
     * @param what its name, for messages
     * @param asked asks a plugin for it
     * @param idOf the id of an offer
     * @throws AutodidactException of kind CALLER where two offers have one id
     */
    public <T> Map<String, Offer<T>> of(String what, Function<Plugin, List<T>> asked, Function<T, String> idOf) {
        Map<String, Offer<T>> offers = new LinkedHashMap<>();
        for (LoadedPlugin loaded : plugins) {
            List<Offer<T>> own = new ArrayList<>();
            try {
                for (T value : asked.apply(loaded.plugin())) {
                    own.add(new Offer<>(Ids.require(idOf.apply(value)), value, loaded));
                }
            } catch (RuntimeException | Error e) {
                problems.add(describe(loaded) + " fails to offer a " + what + ": " + Thrown.message(e));
            }
            own.forEach(offer -> add(offers, offer, what));
        }
        return offers;
    }

    /**
     * {@return the update rules}
     *
     * @throws AutodidactException of kind CALLER where two have one id
     */
    public Map<String, Offer<UpdateRule>> updateRules() {
        return of("update rule", Plugin::updateRules, UpdateRule::id);
    }

    /**
     * {@return the learners whose id begins with that of their plugin} Names such as {@code random:smile} choose among the
     * learners of a plugin by their prefix.
     *
     * @param host what is lent to the plugins
     * @throws AutodidactException of kind CALLER where two have one id
     */
    public Map<String, Offer<Learner>> learners(Host host) {
        Map<String, Offer<Learner>> kept = new LinkedHashMap<>();
        of("learner", plugin -> plugin.learners(host), Learner::id).forEach((id, offer) -> {
            if (id.startsWith(offer.from().id() + ".")) {
                kept.put(id, offer);
            } else {
                problems.add(describe(offer.from()) + " offers the learner '" + id + "', whose id must begin with '"
                        + offer.from().id() + ".'");
            }
        });
        return kept;
    }

    /**
     * Adds an offer.
     *
     * @param <T> the kind
     * @param offers where to
     * @param offer the offer
     * @param what the name of its kind, for messages
     * @throws AutodidactException of kind CALLER where there is one of that id
     */
    public static <T> void add(Map<String, Offer<T>> offers, Offer<T> offer, String what) {
        Offer<T> other = offers.putIfAbsent(offer.id(), offer);
        if (other != null) {
            throw AutodidactException.caller("two plugins offer the " + what + " '" + offer.id() + "': "
                    + other.from().describe() + ", and " + offer.from().describe() + ".\nRemove one of the two jars.");
        }
    }

    /** Asks every plugin what is missing on this machine, and counts that among the problems. */
    public void askForWarnings() {
        for (LoadedPlugin loaded : plugins) {
            try {
                loaded.plugin().warnings().forEach(warning -> problems.add(loaded.id() + ": " + warning));
            } catch (RuntimeException | Error e) {
                problems.add(describe(loaded) + " fails to tell its warnings: " + Thrown.message(e));
            }
        }
    }

    private static String describe(LoadedPlugin loaded) {
        return "plugin '" + loaded.id() + "' (" + loaded.origin() + ")";
    }

    /** {@return the plugins} */
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    /** {@return what could not be used until now, and why, one line each} */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
