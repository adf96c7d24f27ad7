namespace Entente.Web.Triage;

/// <summary>A box beside a row, to choose it with others.</summary>
public sealed record Tick(string Value, bool IsTicked);
