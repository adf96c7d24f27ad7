using Entente.Access;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Triage.Sharing;

/// <summary>The table of rules for sharing work.</summary>
public static class SharingStore
{
    extension(EntenteDb db)
    {
        public DbSet<SharingRule> SharingRules => db.Set<SharingRule>();

        /// <summary>The rule of a team for a role that holds now; null where nobody has kept one.</summary>
        public Task<SharingRule?> SharingRuleAsync(TeamId team, Role role, CancellationToken ct) =>
            db.Set<SharingRule>().AsNoTracking().Where(r => r.Team == team && r.For == role).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);

        /// <summary>What each of these has open in a role, and when they were last given anything in it.</summary>
        internal async Task<IReadOnlyDictionary<UserId, SharerLoad>> LoadsAsync(IEnumerable<UserId> people, Role role, CancellationToken ct)
        {
            UserId[] ids = [.. people.Distinct()];
            var given = await db.Set<Assignment>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.User) && a.Role == role).Select(a => new { a.User, a.From, a.Until }).ToListAsync(ct);
            return given.GroupBy(a => a.User).ToDictionary(g => g.Key, g => new SharerLoad(g.Count(a => a.Until is null), g.Max(a => a.From)));
        }
    }
}

internal sealed class SharingRuleTable : IEntityTypeConfiguration<SharingRule>
{
    public void Configure(EntityTypeBuilder<SharingRule> builder)
    {
        builder.ToTable("sharing_rules");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.For).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Turn).HasConversion<string>().HasMaxLength(20);
        builder.Json(x => x.Sharers);
        // Two at the same moment: the index lets one in.
        builder.HasIndex(x => new { x.Team, x.For, x.Number }).IsUnique();
    }
}
