using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Staff;

/// <summary>On the home page of who may judge: broken glass that waits.</summary>
public sealed class GlassPanel(AccessMatrix matrix, GlassReviews reviews, Texts texts) : IHomePanel
{
    public int Order => 15;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.BreakGlass, Verb.Approve).Allowed) return null;
        var lines = await reviews.ReadAsync(db, false, act, ct);
        return new("reviews.title", "reviews.none", "/staff/reviews", [.. lines.Take(10).Select(l => new HomeLine(
            l.Reference.Text, $"/staff/review/{l.Reference.ToRoute()}", texts[$"glass.reason.{l.Reason}"],
            texts[l.IsOverdue ? "reviews.overdue" : "reviews.waits"], l.IsOverdue ? "red" : "yellow"))]);
    }
}

/// <summary>On an administrator's home page: roles that another administrator proposed.</summary>
public sealed class RolesPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    public int Order => 16;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.Users, Verb.Write).Allowed) return null;
        var waiting = await (from role in db.UserRoles.AsNoTracking()
                             where role.ConfirmedAt == null && role.EndedAt == null && role.ProposedBy != act.Reader.User
                             join user in db.Users.AsNoTracking() on role.User equals user.Id
                             orderby role.Id
                             select new { user.Reference, role.Role }).Take(10).ToListAsync(ct);
        return new("people.proposed", "people.proposed.none", "/staff/users",
            [.. waiting.Select(w => new HomeLine(w.Reference.Text, $"/staff/user/{w.Reference.ToRoute()}", texts[$"role.{w.Role}"], texts["person.waits"], "yellow"))]);
    }
}
