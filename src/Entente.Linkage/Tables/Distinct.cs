namespace Entente.Linkage.Tables;

/// <summary>The distinct values of a column as bytes, each under a number: 1, 2, 3 in the order of first sight. Number 0 is "nothing said".</summary>
internal sealed class Distinct
{
    /// <summary>Three steps before a value is added, <see cref="Fetch"/> asks for what that will read.</summary>
    public const int Step = 8;

    private byte[] bytes = new byte[1 << 12];
    private int[] marks; // for each number where its bytes end, and how often it was added: what is read together lies together
    private ulong[] slots;
    private int used;

    /// <summary>None yet.</summary>
    /// <param name="expected">At most about so many will come.</param>
    public Distinct(int expected = 64)
    {
        marks = BigPages.Of<int>(2 * expected);
        slots = BigPages.Of<ulong>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)expected * 2));
    }

    /// <summary>How many numbers are in use, 0 included.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>How often a number was added.</summary>
    public int Times(int number) => marks[2 * number + 1];

    /// <summary>How often each number was added.</summary>
    public int[] AllTimes()
    {
        var times = new int[Count];
        for (var number = 0; number < times.Length; number++) times[number] = Times(number);
        return times;
    }

    /// <summary>Whether all values are UTF-8.</summary>
    public bool IsText => System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, used));

    public ReadOnlySpan<byte> this[int number] => number == 0 ? default : bytes.AsSpan(Start(number), End(number) - Start(number));

    /// <summary>Where a value begins among all values' bytes.</summary>
    public int Start(int number) => number == 0 ? 0 : End(number - 1);

    public ReadOnlySpan<byte> Bytes(int start, int length) => bytes.AsSpan(start, length);

    /// <summary>Asks for a value's bytes some time before they are read.</summary>
    public void FetchAt(int start) => Ahead.Fetch(bytes, start);

    public int Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            marks[1]++;
            return 0;
        }

        return Add(value, ByteHash.Of(value));
    }

    /// <summary>Counts a value once more whose number is known.</summary>
    public int Again(int number)
    {
        marks[2 * number + 1]++;
        return number;
    }

    /// <summary>The number of a value, without counting it; a value that was never seen gets a new one.</summary>
    public int Number(ReadOnlySpan<byte> value) => Add(value, 0);

    /// <summary>Adds a value that was seen so many times.</summary>
    public int Add(ReadOnlySpan<byte> value, int times)
    {
        var number = value.IsEmpty ? 0 : Add(value, ByteHash.Of(value));
        marks[2 * number + 1] += number == 0 ? times : times - 1;
        return number;
    }

    /// <summary>Adds a value whose hash is known.</summary>
    public int Add(ReadOnlySpan<byte> value, ulong hash)
    {
        if (slots.Length == 0) Reopen();
        var number = Find(value, hash, out var place);
        if (number == 0) number = Append(value, hash, place);
        marks[2 * number + 1]++;
        return number;
    }

    /// <summary>The numbers of the commonest values, commonest first; of equally common ones those that came first.</summary>
    public IReadOnlyList<int> Commonest(int most)
    {
        var found = new PriorityQueue<int, (int Times, int Before)>(most + 1);
        for (var number = 1; number < Count; number++)
        {
            if (found.Count == most && Times(number) <= Times(found.Peek())) continue;
            found.Enqueue(number, (Times(number), -number));
            if (found.Count > most) found.Dequeue();
        }

        var order = new int[found.Count];
        for (var at = order.Length - 1; at >= 0; at--) order[at] = found.Dequeue();
        return order;
    }

    /// <summary>Makes room, once it can be guessed how many values will come, so that little is copied on the way.</summary>
    /// <param name="times">About so many times as many as there are.</param>
    public void Expect(double times)
    {
        var values = (int)Math.Min(Count * times, Array.MaxLength / 4); // marks take two places for each
        if (2 * values <= marks.Length) return;
        Room(values);
        var room = (int)Math.Min(used * times, Array.MaxLength);
        if (room > bytes.Length) Array.Resize(ref bytes, room);
        var wanted = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)values * 2);
        if (wanted > slots.Length) Widen(wanted);
    }

    /// <summary>The number of a value, 0 where it was never added.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        if (slots.Length == 0) Reopen();
        return value.IsEmpty ? 0 : Find(value, ByteHash.Of(value), out _);
    }

    /// <summary>The number of a value once no more are added, -1 where it never was.</summary>
    public int Search(ReadOnlySpan<byte> value)
    {
        for (var number = 1; number < Count; number++)
        {
            if (this[number].SequenceEqual(value)) return number;
        }

        return -1;
    }

    /// <summary>Gives back what is only needed while adding.</summary>
    public void Close()
    {
        slots = [];
        Array.Resize(ref bytes, Math.Max(used, 1));
        Array.Resize(ref marks, 2 * Count);
    }

    /// <summary>Asks for what adding values with these hashes will read: the first comes three steps from now, the last in one.</summary>
    public void Fetch(ulong first, ulong second, ulong third)
    {
        Ahead.Fetch(slots, (int)(first >> 32) & (slots.Length - 1));
        var number = (int)slots[(int)(second >> 32) & (slots.Length - 1)];
        Ahead.Fetch(marks, 2 * number);
        number = (int)slots[(int)(third >> 32) & (slots.Length - 1)];
        Ahead.Fetch(bytes, Start(number));
    }

    private int Find(ReadOnlySpan<byte> value, ulong hash, out int place)
    {
        var mask = slots.Length - 1;
        place = (int)(hash >> 32) & mask;
        while (slots[place] is var slot and not 0)
        {
            if ((uint)(slot >> 32) == (uint)(hash >> 32) && this[(int)slot].SequenceEqual(value)) return (int)slot;
            place = (place + 1) & mask;
        }

        return 0;
    }

    private int Append(ReadOnlySpan<byte> value, ulong hash, int place)
    {
        if (2 * Count >= marks.Length) Room(marks.Length);
        var number = Count++;
        if (used + value.Length > bytes.Length) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, used + value.Length)));
        value.CopyTo(bytes.AsSpan(used));
        used += value.Length;
        marks[2 * number] = used;
        slots[place] = hash & 0xFFFF_FFFF_0000_0000UL | (uint)number;
        if (Count * 2 > slots.Length) Widen(slots.Length * 2);
        return number;
    }

    private int End(int number) => marks[2 * number];

    private void Room(int values)
    {
        var wider = BigPages.Of<int>(2 * values);
        marks.AsSpan(0, 2 * Count).CopyTo(wider);
        marks = wider;
    }

    /// <summary>Makes ready to add again after <see cref="Close"/>.</summary>
    private void Reopen()
    {
        slots = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count * 2L))];
        for (var number = 1; number < Count; number++)
        {
            var hash = ByteHash.Of(this[number]);
            var place = (int)(hash >> 32) & (slots.Length - 1);
            while (slots[place] != 0) place = (place + 1) & (slots.Length - 1);
            slots[place] = hash & 0xFFFF_FFFF_0000_0000UL | (uint)number;
        }
    }

    private void Widen(int room)
    {
        var wider = BigPages.Of<ulong>(room);
        var mask = wider.Length - 1;
        foreach (var slot in slots)
        {
            if (slot == 0) continue;
            var place = (int)(slot >> 32) & mask;
            while (wider[place] != 0) place = (place + 1) & mask;
            wider[place] = slot;
        }

        slots = wider;
    }
}
