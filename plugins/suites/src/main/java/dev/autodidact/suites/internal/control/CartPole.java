package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;

/**
 * A pole to be balanced on a cart by pushing left or right (Barto, Sutton and Anderson, 1983, "Neuronlike adaptive elements
 * that can solve difficult learning control problems", appendix), with frictionless dynamics in steps of 0.02 s. Carts
 * differ in the pole, in the force, and in the wiring: half of them go left when told to go right, so that no one policy
 * serves all. The reward is 1 for each of 200 steps until the pole leans by 12 degrees or the cart is 2.4 m away.
 *
 * @param length half the length of the pole, in metres
 * @param mass that of the pole, in kilograms; that of the cart is 1
 * @param force of a push, in newtons; negative where the wires are crossed
 */
record CartPole(double length, double mass, double force) implements World {

    private static final double GRAVITY = 9.8;
    private static final double CART = 1;
    private static final double SECONDS = 0.02;
    private static final double FARTHEST = 2.4;
    private static final double STEEPEST = 12 * StrictMath.PI / 180;
    private static final double START = 0.05;

    /** Half lengths from 0.3 to 1, masses from 0.05 to 0.5, forces from 5 to 15 either way, all uniform. */
    static CartPole draw(Chance chance) {
        double length = chance.uniform(0.3, 1);
        double mass = chance.uniform(0.05, 0.5);
        double force = chance.uniform(5, 15);
        return new CartPole(length, mass, chance.happens(0.5) ? force : -force);
    }

    @Override
    public int horizon() {
        return 200;
    }

    @Override
    public Trajectory begin(Chance chance) {
        return new Balance(chance);
    }

    private final class Balance implements Trajectory {

        private double place;
        private double speed;
        private double angle;
        private double turning;

        Balance(Chance chance) {
            place = chance.uniform(-START, START);
            speed = chance.uniform(-START, START);
            angle = chance.uniform(-START, START);
            turning = chance.uniform(-START, START);
        }

        /** All four between about -1 and 1. */
        @Override
        public double[] seen() {
            return new double[] {place / FARTHEST, speed / 2, angle / STEEPEST, turning / 2};
        }

        @Override
        public double act(double[] action, Chance chance) {
            double push = action[0] == 0 ? -force : force;
            double sine = StrictMath.sin(angle);
            double cosine = StrictMath.cos(angle);
            double whole = CART + mass;
            double swing = (push + mass * length * turning * turning * sine) / whole;
            double bend = (GRAVITY * sine - cosine * swing) / (length * (4.0 / 3 - mass * cosine * cosine / whole));
            double pull = swing - mass * length * bend * cosine / whole;
            place += SECONDS * speed;
            speed += SECONDS * pull;
            angle += SECONDS * turning;
            turning += SECONDS * bend;
            return 1;
        }

        @Override
        public boolean over() {
            return Math.abs(place) > FARTHEST || Math.abs(angle) > STEEPEST;
        }
    }
}
