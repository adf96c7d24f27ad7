using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>A column of a table: for each row the number of its value.</summary>
internal sealed class Column(string name)
{
    private int[] numbers = [];

    public string Name => name;

    /// <summary>The file's columns that it was put together from; none where the file has it as it is.</summary>
    public IReadOnlyList<ColumnPart> Parts { get; init; } = [];

    public Distinct Values { get; private set; } = new();
    public ReadOnlySpan<int> Numbers => numbers;

    /// <summary>Room for so many rows; what is there stays.</summary>
    public void Reserve(int rows)
    {
        if (numbers.Length < rows) Array.Resize(ref numbers, rows);
    }

    public void Set(int row, int number) => numbers[row] = number;

    public ReadOnlySpan<byte> Bytes(int row) => Values[numbers[row]];

    public string Text(int row) => Encoding.UTF8.GetString(Bytes(row));

    /// <summary>The same column of some rows alone.</summary>
    public Column Only(int[] rows)
    {
        var only = new Column(Name) { Parts = Parts };
        only.Reserve(rows.Length);
        for (var at = 0; at < rows.Length; at++) only.Set(at, only.Values.Add(Bytes(rows[at])));
        only.Close(rows.Length);
        return only;
    }

    public void Close(int rows)
    {
        Array.Resize(ref numbers, rows);
        Values.Close();
    }

    /// <summary>Forgets rows and values once they stand elsewhere.</summary>
    public void Drop() => (numbers, Values) = ([], new());
}
