using Entente.Foundation;

namespace Entente.Web.Shell;

/// <summary>Something on the command line that no setting is called.</summary>
public sealed record UnknownSetting(string Name, string? Near) : Problem(Name, Name, Near)
{
    protected override string Variant => Near is null ? "" : "near";
}

/// <summary>A setting without a value behind it.</summary>
public sealed record SettingHasNoValue(string Name) : Problem(Name, Name);

/// <summary>A value that the setting can't have.</summary>
public sealed record SettingIsNot(string Name, string Value, string Wanted) : Problem(Name, Name, Value, Wanted);

/// <summary>An address that nobody can listen on.</summary>
public sealed record AddressIsWrong(string Value) : Problem("urls", Value);

/// <summary>A connection string that can't be read. Never repeats it: it may hold a password.</summary>
public sealed record ConnectionIsWrong(string Why) : Problem("Database", Why);

/// <summary>The centre's folder can't be made or written to.</summary>
public sealed record FolderIsClosed(string Folder, string Why) : Problem("Var", Folder, Why);

/// <summary>The settings that stop the start, all at once.</summary>
public sealed class SettingsAreWrongException(IReadOnlyList<Problem> problems) : Exception(string.Join("\n", problems.Select(p => TextFiles.Shipped.Say("en", p))));
