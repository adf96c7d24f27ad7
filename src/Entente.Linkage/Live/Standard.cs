using Entente.Linkage.Train;

namespace Entente.Linkage.Live;

/// <summary>What stands fixed while records come and go: the weights, how common each value was, and which keys were too common, all as found in one file.
/// With the same standard a record's score against another does not depend on what else there is, so that linking one by one gives what linking all at once gives.</summary>
/// <param name="Model">The weights.</param>
/// <param name="Records">How many records the file had.</param>
/// <param name="Threshold">Natural log odds that groups must reach.</param>
/// <param name="Once">The column of which no cluster holds a value twice; empty where there is no such rule.</param>
/// <param name="Fields">For each field how common its values were.</param>
/// <param name="Stops">For each rule the keys that were too common: records that have one are given a longer key.</param>
internal sealed record Standard(TrainedModel Model, int Records, double Threshold, string Once, IReadOnlyList<FieldStandard> Fields, IReadOnlyList<HashSet<uint>> Stops);

/// <summary>How common a field's values were.</summary>
/// <param name="Said">How many records said anything.</param>
/// <param name="Coincidence">The chance that two records drawn blindly said the same.</param>
/// <param name="Logs">By a hash of the value the natural logarithm of its share; of values that are not here it is the least there is.</param>
/// <param name="Within">By the same hash how much is added to it where two records are of one nationality; nothing for values that are not here.</param>
internal sealed record FieldStandard(long Said, double Coincidence, IReadOnlyDictionary<ulong, float> Logs, IReadOnlyDictionary<ulong, float> Within);
