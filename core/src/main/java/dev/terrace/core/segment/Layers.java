package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of layers, lowest first, with a name and a version. Every classification that users flow through is
 * one: levels, lifecycle stages, RFM segments, own layers.
 *
 * <p>A change of the layers or of what decides them is a new version, so that flows never compare two different
 * meanings.
 */
public final class Layers implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int version;
    private final ImmutableList<Layer> layers;
    private final ImmutableMap<String, Integer> ranks;

    private Layers(String name, int version, ImmutableList<Layer> layers) {
        this.name = name;
        this.version = version;
        this.layers = layers;
        ImmutableMap.Builder<String, Integer> rankOf = ImmutableMap.builder();
        for (int rank = 0; rank < layers.size(); rank++) {
            rankOf.put(layers.get(rank).key(), rank);
        }
        this.ranks = rankOf.buildOrThrow();
    }

    /**
     * An ordered set of layers.
     *
     * @param name what is layered, such as {@code stage}
     * @param version which meaning of the layers; counts up from 1 with every change
     * @param lowestFirst the layers, lowest first; at least one, keys distinct
     * @return the layers
     * @throws InvalidModelException listing everything that is wrong: a version below 1 ({@code INVALID_VERSION}), no
     *     layer ({@code NO_LAYER}), every key that is used twice ({@code DUPLICATE_LAYER})
     */
    public static Layers of(String name, int version, List<Layer> lowestFirst) {
        requireNonNull(name, "name");
        Problems problems = new Problems();
        check(version, lowestFirst, problems);
        problems.throwIfAny("layers");
        return new Layers(name, version, ImmutableList.copyOf(lowestFirst));
    }

    static void check(int version, List<Layer> layers, Problems problems) {
        problems.unless(version >= 1, "INVALID_VERSION", "version", "must be at least 1 but was " + version);
        problems.unless(!layers.isEmpty(), "NO_LAYER", "layers", "must be at least one but were none");
        Set<String> seen = new HashSet<>();
        for (Layer layer : layers) {
            problems.unless(
                    seen.add(layer.key()),
                    "DUPLICATE_LAYER",
                    "layers/" + layer.key(),
                    "a layer key must be used once but was used again");
        }
    }

    /**
     * What is layered.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Which meaning of the layers.
     *
     * @return the version
     */
    public int version() {
        return version;
    }

    /**
     * The layers, lowest first.
     *
     * @return the layers; at least one
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * The keys of the layers, lowest first: the domain of an attribute that holds a layer.
     *
     * @return the keys; at least one
     */
    public List<String> keys() {
        return ranks.keySet().asList();
    }

    /**
     * An attribute that holds the key of a layer, with the layers' labels.
     *
     * @param name its name, such as {@code lifecycle.stage}
     * @return the attribute; its domain are the {@link #keys}
     */
    public Attribute<String> attribute(String name) {
        return Attribute.ofEnumeration(name, keys())
                .withValueLabels(layers.stream().collect(ImmutableMap.toImmutableMap(Layer::key, Layer::label)));
    }

    /**
     * How high a layer stands.
     *
     * @param key the layer's key
     * @return 0 for the lowest
     * @throws IllegalArgumentException if there is no such layer
     */
    public int rankOf(String key) {
        @Nullable Integer rank = ranks.get(key);
        if (rank == null) {
            throw new IllegalArgumentException(
                    "layer must be one of " + keys() + " but was '" + key + "' (" + name + ")");
        }
        return rank;
    }

    /**
     * The layer of a key.
     *
     * @param key the layer's key
     * @return the layer
     * @throws IllegalArgumentException if there is no such layer
     */
    public Layer layer(String key) {
        return layers.get(rankOf(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layers that
                && name.equals(that.name)
                && version == that.version
                && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + version) * 31 + layers.hashCode();
    }

    /** {@return name, version and keys} */
    @Override
    public String toString() {
        return name + " v" + version + " " + keys();
    }
}
