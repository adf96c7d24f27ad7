using System.Text.Json;
using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Clocks;

/// <summary>The table of clocks.</summary>
public static class ClockStore
{
    extension(EntenteDb db)
    {
        public DbSet<Clock> Clocks => db.Set<Clock>();

        /// <summary>Every clock of a dossier, the first started first.</summary>
        public async Task<IReadOnlyList<Clock>> ClocksOfAsync(DossierId dossier, CancellationToken ct) =>
            await db.Set<Clock>().AsNoTracking().Where(c => c.Dossier == dossier).OrderBy(c => c.Id).ToListAsync(ct);

        /// <summary>Commits a change of this clock. False where somebody else's came first: then nothing is stored, and the clock is to be read again.</summary>
        internal async Task<bool> CommitFirstAsync(Clock clock, Act act, IReadOnlyList<Event> happened, CancellationToken ct)
        {
            try
            {
                await db.CommitAsync(act, happened, ct);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(clock).State = EntityState.Detached;
                return false;
            }
        }
    }
}

internal sealed class ClockTable : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> builder)
    {
        builder.ToTable("clocks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Rule).HasMaxLength(40);
        builder.Property(x => x.Territory).HasMaxLength(10);
        builder.Property(x => x.Unit).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Intervals).HasConversion(new ListText<ClockInterval>(), new ListLikeness<ClockInterval>()).HasMaxLength(100_000);
        builder.Property(x => x.Extensions).HasConversion(new ListText<ClockExtension>(), new ListLikeness<ClockExtension>()).HasMaxLength(100_000);
        builder.Property(x => x.Asked).HasConversion(new RequestText()).HasMaxLength(4_000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Dossier);
        builder.HasIndex(x => new { x.Team, x.Due });
        builder.Ignore(x => x.History);
    }

    internal sealed class ListText<T>() : ValueConverter<IReadOnlyList<T>, string>(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web), text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Web)!);

    internal sealed class ListLikeness<T>() : ValueComparer<IReadOnlyList<T>>(
        (a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);

    private sealed class RequestText() : ValueConverter<ClockRequest?, string?>(
        request => request == null ? null : JsonSerializer.Serialize(request, JsonSerializerOptions.Web),
        text => text == null ? null : JsonSerializer.Deserialize<ClockRequest>(text, JsonSerializerOptions.Web));
}
