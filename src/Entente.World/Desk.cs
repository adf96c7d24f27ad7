using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.World;

/// <summary>Where a persona sits down and does one thing on a past day, with the site's own services.</summary>
internal sealed class Desk(IServiceProvider services, Action<IServiceProvider, Reader> signIn, Town town)
{
    public Town Town => town;

    /// <summary>Runs a use case as this reader at that time and returns what came of it; the world must not be refused anything.</summary>
    public Task<T> DoAsync<TUseCase, T>(Reader reader, DateTimeOffset when, Func<TUseCase, Act, Task<Result<T>>> run) where TUseCase : class where T : notnull =>
        DoAsync<TUseCase, T>(reader, when, (useCase, _, act) => run(useCase, act));

    /// <summary>The same for a use case that is handed the store.</summary>
    public async Task<T> DoAsync<TUseCase, T>(Reader reader, DateTimeOffset when, Func<TUseCase, EntenteDb, Act, Task<Result<T>>> run) where TUseCase : class where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        signIn(scope.ServiceProvider, reader);
        var useCase = ActivatorUtilities.GetServiceOrCreateInstance<TUseCase>(scope.ServiceProvider);
        var act = new Act(reader, Purposes.Shipped.Of(reader.Role)[0], Act.Cut(when));
        var result = await run(useCase, scope.ServiceProvider.GetRequiredService<EntenteDb>(), act);
        return result.IsRefused
            ? throw new InvalidOperationException($"The example world was refused {typeof(TUseCase).Name} by {string.Join(", ", result.Problems.Select(p => p.GetType().Name))}.")
            : result.Value;
    }

    /// <summary>Looks something up past everybody's sight, as the machine.</summary>
    public async Task<T> LookAsync<T>(Func<EntenteDb, Task<T>> look)
    {
        await using var db = services.GetRequiredService<IStore>().Open(Reader.Machine);
        return await look(db);
    }
}

/// <summary>One thing that happened on one day.</summary>
internal sealed record Step(DateTimeOffset When, Func<Desk, Truth, CancellationToken, Task> Do);
