using Entente.Foundation;

namespace Entente.Web.Shell;

/// <summary>Something on the command line that no setting is called.</summary>
public sealed record UnknownSetting(string Name, string? Near) : Problem(Name, $"--{Name} is no setting.{(Near is null ? "" : $" Did you mean --{Near}?")} docs/run/install.md lists what may be set.");

/// <summary>A setting without a value behind it.</summary>
public sealed record SettingHasNoValue(string Name) : Problem(Name, $"--{Name} has no value: write it behind the name.");

/// <summary>A value that the setting can't have.</summary>
public sealed record SettingIsNot(string Name, string Value, string Wanted) : Problem(Name, $"--{Name} is '{Value}': it must be {Wanted}.");

/// <summary>An address that nobody can listen on.</summary>
public sealed record AddressIsWrong(string Value) : Problem("urls", $"--urls is '{Value}': it must be an address such as http://127.0.0.1:5080, with a port from 0 to 65535.");

/// <summary>A connection string that can't be read. Never repeats it: it may hold a password.</summary>
public sealed record ConnectionIsWrong(string Why) : Problem("Database", $"--Database {Why}");

/// <summary>The centre's folder can't be made or written to.</summary>
public sealed record FolderIsClosed(string Folder, string Why) : Problem("Var", $"The folder {Folder} (--Var), where keys, checkpoints and files lie, cannot be written: {Why} Name another with --Var, or give the program's user the right to write to it.");

/// <summary>The settings that stop the start, all at once.</summary>
public sealed class SettingsAreWrongException(IReadOnlyList<Problem> problems) : Exception(string.Join("\n", problems.Select(p => p.Message)));
