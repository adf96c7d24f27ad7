using Entente.Access;
using Entente.Records.Export;
using Entente.Web.Design;
using Entente.Web.Shell;

namespace Entente.Web.Exports;

/// <summary>What other rooms' pages need to offer an export: whether this reader may ask for one, and where.</summary>
public sealed class ExportDoor(AccessMatrix matrix, SignedIn who)
{
    public bool IsOpen => matrix.Ask(who.Reader, DataKind.Exports, Verb.Export).Allowed;

    public static string To(ExportScope scope, string subject) => $"/exports/new?scope={scope}&subject={subject}";
}

/// <summary>How exports are told of on pages.</summary>
internal static class ExportWords
{
    public static string What(this Texts texts, ExportJob job) => texts["exports.scope." + job.Scope, job.Subject, job.Records.Count];

    public static string Colour(ExportState state) => state switch
    {
        ExportState.Waiting => "yellow",
        ExportState.Open => "green",
        _ => "red",
    };
}
