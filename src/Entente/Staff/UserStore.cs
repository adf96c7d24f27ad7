using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>What ASP.NET Core Identity keeps its accounts in: our own table, each change committed with the event that tells it.</summary>
/// <remarks>Identity changes fields and then says "update" without saying what happened, so the events are read off the changed fields.</remarks>
public sealed partial class UserStore(IStore store, Ledger ledger, IdSource ids, TimeProvider clock, ISeal seal) :
    IUserPasswordStore<User>, IUserLockoutStore<User>, IUserSecurityStampStore<User>,
    IUserTwoFactorStore<User>, IUserAuthenticatorKeyStore<User>, IUserTwoFactorRecoveryCodeStore<User>
{
    private const int MostTries = 20;
    private readonly EntenteDb _db = Open(store, ledger);

    private static EntenteDb Open(IStore store, Ledger ledger)
    {
        _ = ledger; // asking for it attaches it to the store
        return store.Open(Reader.Machine);
    }

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, out var id) ? _db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken) : Task.FromResult<User?>(null);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        _db.Users.SingleOrDefaultAsync(u => u.LoginKey == normalizedUserName, cancellationToken);

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken)
    {
        _db.Add(user);
        return SaveAsync(user, [new UserAdded(user.Id, user.Organisation, user.Team)], cancellationToken);
    }

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken)
    {
        var happened = WhatHappened(user);
        if (happened.Count == 0) return Task.FromResult(IdentityResult.Success);
        user.Version++;
        return SaveAsync(user, happened, cancellationToken);
    }

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, never deleted: the log points to them.");

    /// <summary>The id for an account that is about to be created.</summary>
    public UserId NextId() => ids.Next<UserId>();

    /// <summary>Somebody is in: notes when and how.</summary>
    public async Task NoteSignInAsync(User user, string how, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            user.LastSignedInAt = Act.Cut(clock.GetUtcNow());
            user.Version++;
            try
            {
                await _db.CommitAsync(Arriving.Act(user, clock.GetUtcNow()), new SignInSucceeded(user.Id, how), ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // The same person signed in elsewhere in this very moment. Both are in; whatever else changed on the account is kept.
                await _db.Entry(user).ReloadAsync(ct);
            }
        }
    }

    public void Dispose() => _db.Dispose();

    private List<Event> WhatHappened(User user)
    {
        var entry = _db.Entry(user);
        _db.ChangeTracker.DetectChanges();
        bool Changed(string field) => entry.Property(field).IsModified;
        var happened = new List<Event>();
        var tries = entry.Property(u => u.FailedTries);
        var locked = user.LockedUntil is { } until && Changed(nameof(User.LockedUntil)) && until > clock.GetUtcNow();
        if (locked || (tries.IsModified && tries.CurrentValue > tries.OriginalValue)) happened.Add(new SignInFailed(user.Id, "wrong password or code"));
        if (locked) happened.Add(new LockedOut(user.Id, Act.Cut(user.LockedUntil!.Value)));
        if (Changed(nameof(User.PasswordHash))) happened.Add(new PasswordChanged(user.Id));
        if (Changed(nameof(User.OneTimeKey))) happened.Add(new OneTimeKeyMade(user.Id));
        if (Changed(nameof(User.OneTimeOn))) happened.Add(user.OneTimeOn ? new OneTimeCodesTurnedOn(user.Id) : new OneTimeCodesTurnedOff(user.Id));
        if (Changed(nameof(User.LastOneTimeStep))) happened.Add(new OneTimeCodeTaken(user.Id));
        if (Changed(nameof(User.RecoveryCodes)))
        {
            happened.Add(user.RecoveryCodesLeft > Count(entry.Property(u => u.RecoveryCodes).OriginalValue)
                ? new RecoveryCodesMade(user.Id, user.RecoveryCodesLeft)
                : new RecoveryCodeUsed(user.Id, user.RecoveryCodesLeft));
        }

        if (happened.Count == 0 && entry.Properties.Any(p => p.IsModified)) happened.Add(new AccountChanged(user.Id));
        return happened;
    }

    private static int Count(string codes) => codes.Length == 0 ? 0 : codes.Split('\n').Length;

    private async Task<IdentityResult> SaveAsync(User user, IReadOnlyList<Event> happened, CancellationToken ct)
    {
        try
        {
            await _db.CommitAsync(Arriving.Act(user, clock.GetUtcNow()), happened, ct);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }
}

/// <summary>The act of somebody at the door, before they chose a role: the log has their id and organisation; the role column means nothing there.</summary>
public static class Arriving
{
    public static Act Act(User user, DateTimeOffset when) => new(Reader.Nobody with { User = user.Id, Organisation = user.Organisation }, Purpose.Administration, Audit.Act.Cut(when));

    /// <summary>Somebody whose name nobody here has.</summary>
    public static Act Unknown(DateTimeOffset when) => new(Reader.Nobody, Purpose.Administration, Audit.Act.Cut(when));
}

/// <summary>Seals small secrets (one-time keys) with the centre's own key before they are stored.</summary>
public interface ISeal
{
    string Close(string secret);

    /// <summary>Null where the key that sealed it is gone.</summary>
    string? Open(string sealedText);
}
