package dev.autodidact.suites.internal.control;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.suites.internal.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a policy fails to earn in a world: the negative sum of the rewards of a trajectory over the horizon, so between -1
 * and 1. A gradient is that of Williams (1992, "Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning", section 6) from some trajectories, each action weighed with the rewards that
 * follow it, less what follows that step on average over the trajectories. It is right on average, but for what a trajectory
 * has in its own average. The loss without noise is the mean over
 * {@value #JUDGING} trajectories of one fixed stream of chance: the same policy always has the same one.
 *
 * @param world where it acts
 * @param policy the policy, whose parameters are the objective's
 * @param trajectories how many a gradient takes
 * @param seed of the chance by which policies are judged
 */
record PolicyGradient(World world, Policy policy, int trajectories, String seed) implements Objective {

    private static final int JUDGING = 40;

    /** One action of a trajectory. */
    private static final class Move {

        final Policy.Thought thought;
        final double[] action;
        final double reward;

        Move(Policy.Thought thought, double[] action, double reward) {
            this.thought = thought;
            this.action = action;
            this.reward = reward;
        }
    }

    @Override
    public int parameters() {
        return policy.parameters();
    }

    @Override
    public int[] tensors() {
        return policy.tensors();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return policy.start(new Chance(random));
    }

    @Override
    public double loss(float[] parameters) {
        Chance chance = new Chance("judging", seed);
        double sum = 0;
        for (int i = 0; i < JUDGING; i++) {
            sum += earned(trajectory(parameters, chance));
        }
        return 0 - sum / JUDGING / world.horizon();
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        Chance chance = new Chance(random);
        List<List<Move>> tried = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < trajectories; i++) {
            tried.add(trajectory(parameters, chance));
            sum += earned(tried.getLast());
        }
        double[] descent = new double[gradient.length];
        double share = -1.0 / trajectories / world.horizon();
        double[][] following = tried.stream().map(PolicyGradient::following).toArray(double[][]::new);
        for (int step = 0; step < world.horizon(); step++) {
            double average = average(following, step);
            for (int i = 0; i < trajectories; i++) {
                List<Move> moves = tried.get(i);
                if (step < moves.size()) {
                    Move move = moves.get(step);
                    move.thought.addScore(move.action, share * (following[i][step] - average), descent);
                }
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) descent[i];
        }
        return 0 - sum / trajectories / world.horizon();
    }

    private List<Move> trajectory(float[] parameters, Chance chance) {
        World.Trajectory trajectory = world.begin(chance);
        List<Move> moves = new ArrayList<>();
        while (moves.size() < world.horizon() && !trajectory.over()) {
            Policy.Thought thought = policy.think(parameters, trajectory.seen());
            double[] action = thought.act(chance);
            moves.add(new Move(thought, action, trajectory.act(action, chance)));
        }
        return moves;
    }

    private static double earned(List<Move> moves) {
        return moves.stream().mapToDouble(move -> move.reward).sum();
    }

    /** The rewards from each step on. */
    private static double[] following(List<Move> moves) {
        double[] following = new double[moves.size()];
        double sum = 0;
        for (int step = following.length - 1; step >= 0; step--) {
            sum += moves.get(step).reward;
            following[step] = sum;
        }
        return following;
    }

    /** Over the trajectories that reach the step. */
    private static double average(double[][] following, int step) {
        double sum = 0;
        int reaching = 0;
        for (double[] one : following) {
            if (step < one.length) {
                sum += one[step];
                reaching++;
            }
        }
        return sum / Math.max(1, reaching);
    }
}
