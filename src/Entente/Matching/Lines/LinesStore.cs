using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Matching.Lines;

/// <summary>The table of lines, and which hold.</summary>
public static class LinesStore
{
    extension(EntenteDb db)
    {
        public DbSet<LinesVersion> LinesVersions => db.Set<LinesVersion>();

        /// <summary>The lines of every purpose at a moment.</summary>
        public async Task<LinesInForce> LinesAsync(DateTimeOffset when, CancellationToken ct)
        {
            var set = await db.LinesVersions.AsNoTracking().Where(v => v.State == LinesState.InForce).ToListAsync(ct);
            return LinesInForce.Of(ShippedLines.Shipped, set, DateOnly.FromDateTime(when.UtcDateTime));
        }

        /// <summary>The lines of one purpose; null where it works with no pairs.</summary>
        public async Task<MatchLines?> LinesAsync(Purpose purpose, DateTimeOffset when, CancellationToken ct) => (await db.LinesAsync(when, ct)).For(purpose);
    }
}

/// <summary>The lines that hold, for each purpose: the centre's own, else those that were shipped.</summary>
public sealed class LinesInForce
{
    private readonly IReadOnlyDictionary<Purpose, MatchLines> _lines;

    private LinesInForce(IReadOnlyDictionary<Purpose, MatchLines> lines) => _lines = lines;

    /// <summary>From where on any purpose asks to see a pair. Nothing below it is kept.</summary>
    public double Lowest => _lines.Values.Min(l => l.Possible);

    public IEnumerable<Purpose> Purposes => _lines.Keys;

    public MatchLines? For(Purpose purpose) => _lines.TryGetValue(purpose, out var lines) ? lines : null;

    /// <summary>Whether every purpose calls the two the same.</summary>
    public bool CallsAlike(double one, double other) => _lines.Values.All(l => l.Call(one) == l.Call(other));

    public static LinesInForce Of(ShippedLines shipped, IReadOnlyList<LinesVersion> set, DateOnly day)
    {
        var lines = new Dictionary<Purpose, MatchLines>();
        foreach (var purpose in shipped.Purposes)
        {
            if (set.FirstOrDefault(v => v.For == purpose) is { } own) lines[purpose] = own.Lines;
            else if (shipped.On(purpose, day) is { } line) lines[purpose] = line.Lines;
        }

        return lines.Count > 0 ? new(lines) : throw new InvalidDataException($"data/matching/lines.csv has no line that holds on {day:yyyy-MM-dd}: add one.");
    }
}

internal sealed class LinesVersionTable : IEntityTypeConfiguration<LinesVersion>
{
    public void Configure(EntityTypeBuilder<LinesVersion> builder)
    {
        builder.ToTable("match_lines");
        builder.Ignore(x => x.Lines);
        builder.Ignore(x => x.ReachesLower);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.For).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasMaxLength(LinesForm.MostWhy);
        builder.Property(x => x.AnswerWhy).HasMaxLength(LinesForm.MostWhy);
        builder.Property(x => x.Version).IsConcurrencyToken();
        // Whoever asks second, in the very same moment, is kept out by this.
        builder.HasIndex(x => new { x.For, x.Number }).IsUnique();
        builder.HasIndex(x => x.State);
    }
}
