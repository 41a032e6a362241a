package dev.autodidact.hostile;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import java.util.List;

/** Brings everything hostile; {@code blames.csv} beside it says what each does and how it must be blamed. */
public final class HostilePlugin implements Plugin {

    static final String ID = "hostile";

    /** Makes the plugin. */
    public HostilePlugin() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(
                new InfiniteLoop(),
                new DeafLoop(),
                new SystemExit(),
                new RuntimeHalt(),
                new HeapExhaustion(),
                new StubbornHeapExhaustion(),
                new OffHeapExhaustion(),
                new DirectBufferExhaustion(),
                new StackOverflow(),
                new NativeCrash(),
                new Deadlock(),
                new DaemonThreads(),
                new UserThreads(),
                new LogFlood(),
                new NanProbabilities(),
                new NegativeProbabilities(),
                new NonNormalisedProbabilities(),
                new TooFewPredictions(),
                new NullPredictions(),
                new NullModel(),
                new ThrowingMessage(),
                new ThrowingInitialiser(),
                new HugeModel(),
                new HangingWrite(),
                new ThrowingWrite(),
                new HangingPredict(),
                new GreatModel(),
                new TemporaryFiles(),
                new ChildProcess(),
                new EndlessThreads(),
                new HangingSupports(),
                new HangingSpace(),
                new ThrowingSupports(),
                new ThrowingEncoding(),
                new ScribblingFit());
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return List.of(
                new HangingPropose(),
                new HangingObserve(),
                new ThrowingObserve(),
                new OutsideProposal(),
                new NullProposal(),
                new EndlessRepeat());
    }
}
