using Entente.Audit;

namespace Entente.Web.Shell;

/// <summary>Turns the signed-in person and the clock into the act that every use case asks for.</summary>
public sealed class Acts(SignedIn signedIn, TimeProvider clock)
{
    /// <summary>The act of this request, with the person's own reason where one was asked for.</summary>
    public Act Now(string? because = null) => new(signedIn.Reader, signedIn.Purpose, Act.Cut(clock.GetUtcNow()), because);
}
