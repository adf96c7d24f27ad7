using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Bench;

/// <summary>What one request asked the database, one query after the other. Lines of the log are not among them: they are written for many requests at once.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly ConcurrentDictionary<ActivityTraceId, ConcurrentDictionary<Guid, Query>> Watched = [];

    /// <summary>Listens from now on; a site that was started before is listened to as well.</summary>
    public static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Queries());

    /// <summary>The queries of whatever is asked within: a request carries the trace of who sent it.</summary>
    public static async Task<IReadOnlyList<Query>> OfAsync(Func<Task> ask)
    {
        using var trace = new Activity("asked once").SetIdFormat(ActivityIdFormat.W3C).Start();
        var seen = Watched[trace.TraceId] = [];
        await ask();
        Watched.TryRemove(trace.TraceId, out _);
        return [.. seen.Values.OrderBy(q => q.At)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is not { } here || !Watched.TryGetValue(here.TraceId, out var seen)) return;
        if (value.Value is CommandExecutedEventData ran) seen[ran.CommandId] = new(ran.StartTime, ran.Command.CommandText, ran.Duration);
        // What a query costs is mostly spent while its rows are read.
        if (value.Value is DataReaderDisposingEventData read && seen.TryGetValue(read.CommandId, out var query)) seen[read.CommandId] = query with { Took = query.Took + read.Duration };
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}

/// <summary>One query: its text, without what was asked for.</summary>
internal sealed record Query(DateTimeOffset At, string Text, TimeSpan Took);
