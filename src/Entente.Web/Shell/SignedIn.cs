using Entente.Access;

namespace Entente.Web.Shell;

/// <summary>Who is signed in on this request, filled by the staff room's middleware before any page runs. Nobody until then.</summary>
public sealed class SignedIn
{
    public Reader Reader { get; set; } = Reader.Nobody;

    public Purpose Purpose { get; set; }

    /// <summary>The name on the header; not for logs.</summary>
    public string DisplayName { get; set; } = "";

    public bool IsSomebody => !Reader.IsNobody;
}
