using Entente.Linkage.Train;

namespace Entente.Linkage.Cli;

/// <summary>A file with a model that was learned before.</summary>
internal static class ModelFile
{
    /// <exception cref="FormatException">There is none, or it is no model; the message says how to come by one.</exception>
    public static TrainedModel Read(string path)
    {
        if (!File.Exists(path)) throw new FormatException($"There is no model {path}. entente-link train FILE --out {path} learns one; without --model it is learned from the file at hand.");
        try
        {
            return TrainedModel.Load(File.ReadAllText(path));
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{path}: {fault.Message}", fault);
        }
    }
}
