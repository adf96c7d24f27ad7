using Entente.Foundation;

namespace Entente.Storage;

/// <summary>Somebody saved the same thing after the form was opened. Nothing was overwritten: the page shows both versions and lets the person choose field by field.</summary>
public sealed record ChangedMeanwhile() : Problem("");
