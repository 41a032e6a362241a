package dev.autodidact.registry;

class InMemoryRegistryTest extends RegistryContract {

    @Override
    protected Registry open() {
        return Registry.inMemory();
    }
}
