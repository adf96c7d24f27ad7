namespace Entente.Foundation;

/// <summary>Either a value, or every problem that stopped it. Expected refusals only: faults throw.</summary>
public sealed class Result<T> where T : notnull
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem> problems) => (_value, Problems) = (value, problems);

    public IReadOnlyList<Problem> Problems { get; }

    public bool IsRefused => Problems.Count > 0;

    public T Value => IsRefused ? throw new InvalidOperationException($"Refused by {Problems[0].GetType().Name}: ask IsRefused first.") : _value!;

    public TOut Match<TOut>(Func<T, TOut> accepted, Func<IReadOnlyList<Problem>, TOut> refused) =>
        IsRefused ? refused(Problems) : accepted(_value!);

#pragma warning disable CA2225 // Conversions are the point: a use case returns its value or its problem.
    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);
    public static implicit operator Result<T>(List<Problem> problems) => new(default, problems);
#pragma warning restore CA2225
}
