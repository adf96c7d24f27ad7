namespace Entente.Linkage;

/// <summary>By which keys records that may be the same find each other, so that not all pairs need comparing.</summary>
public static class BlockingKeys
{
    /// <summary>The keys of a record. Two records that share none are not compared.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Distinct keys; stable between runs and machines.</returns>
    public static IReadOnlyList<BlockingKey> For(LinkRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var p = record.Prepared;
        var keys = new HashSet<BlockingKey>();
        foreach (var text in p.Documents) Add(BlockingKind.Document, text.Form);
        foreach (var text in p.Phones) Add(BlockingKind.Phone, text.Form.Length > 9 ? text.Form[^9..] : text.Form);
        foreach (var text in p.Emails) Add(BlockingKind.Email, text.Form);
        foreach (var text in p.Accounts) Add(BlockingKind.Account, text.Form);
        foreach (var text in p.Vehicles) Add(BlockingKind.Vehicle, text.Form);
        foreach (var text in p.Addresses) Add(BlockingKind.Address, text.Form);
        foreach (var name in p.Names)
        {
            if (name.Read is { } read)
            {
                Spelled(read.Spelled);
                continue;
            }

            var words = record.Kind == LinkKind.Company ? name.Company : name.All;
            var sounds = words.Where(w => w.Length > 1).Select(w => Sounds.Of(w)).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
            if (record.Kind == LinkKind.Company) Add(BlockingKind.Name, string.Join(' ', sounds));
            for (var i = 0; i < sounds.Length; i++)
            {
                for (var j = i + 1; j < sounds.Length; j++) Add(BlockingKind.TwoNames, $"{sounds[i]} {sounds[j]}");
                foreach (var born in p.BirthDates) Add(BlockingKind.NameYear, $"{sounds[i]} {born.Year}");
            }

            foreach (var born in p.BirthDates.Where(DateLadder.IsWhole))
            {
                foreach (var initial in words.Select(w => w[0]).Distinct()) Add(BlockingKind.BirthDateInitial, BornWith(born, initial));
            }
        }

        return [.. keys];

        // Under each spelling of each word, as whoever heard or read it may have written.
        void Spelled(string[][] words)
        {
            string[][] sounds = [.. words.Select(w => w.Where(s => s.Length > 1).Select(s => Sounds.Of(s)).Where(s => s.Length > 0).Distinct().ToArray())];
            for (var i = 0; i < sounds.Length; i++)
            {
                foreach (var sound in sounds[i])
                {
                    foreach (var other in sounds[(i + 1)..].SelectMany(s => s)) Add(BlockingKind.TwoNames, string.CompareOrdinal(sound, other) < 0 ? $"{sound} {other}" : $"{other} {sound}");
                    foreach (var born in p.BirthDates) Add(BlockingKind.NameYear, $"{sound} {born.Year}");
                }
            }

            foreach (var born in p.BirthDates.Where(DateLadder.IsWhole))
            {
                foreach (var initial in words.SelectMany(w => w).Select(w => w[0]).Distinct()) Add(BlockingKind.BirthDateInitial, BornWith(born, initial));
            }
        }

        void Add(BlockingKind kind, string form)
        {
            if (form.Length > 1) keys.Add(new(kind, Hash(kind, form)));
        }
    }

    /// <summary>Lower of day and month first, so that swapped dates meet.</summary>
    private static string BornWith(LinkDate born, char initial) => $"{born.Year} {Math.Min(born.Month, born.Day)} {Math.Max(born.Month, born.Day)} {initial}";

    /// <summary>FNV-1a with a finishing mix: kept by callers, so it must never change with a version of a library.</summary>
    private static long Hash(BlockingKind kind, string form)
    {
        var hash = (14695981039346656037UL ^ (ulong)kind) * 1099511628211UL;
        foreach (var c in form) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        return (long)(hash ^ (hash >> 29));
    }
}

/// <summary>One key: records that share it are compared.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Hash">64 bits over kind and normal form.</param>
public readonly record struct BlockingKey(BlockingKind Kind, long Hash);

/// <summary>What a key is made of.</summary>
public enum BlockingKind
{
    /// <summary>A document number.</summary>
    Document,

    /// <summary>The last nine digits of a phone.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>An account.</summary>
    Account,

    /// <summary>A plate or chassis number.</summary>
    Vehicle,

    /// <summary>A whole address.</summary>
    Address,

    /// <summary>The sounds of a company's name.</summary>
    Name,

    /// <summary>The sounds of two words of a name.</summary>
    TwoNames,

    /// <summary>The sound of one word of a name, with the year of birth.</summary>
    NameYear,

    /// <summary>A full date of birth, day and month in either order, with an initial.</summary>
    BirthDateInitial,
}
