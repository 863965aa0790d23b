using Heed.Accounts.Passkeys;
using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.SecondFactor;

/// <summary>Switching an authenticator app on and off, and new recovery codes. Each asks for the password; each ends the person's other sessions.</summary>
internal sealed class TotpSetup(IStore store, SecretStore secrets, PasswordCheck passwords, RateLimits limits, TimeProvider time)
{
    private const string Issuer = "Heed";
    private const string Bucket = "totp.confirm";

    /// <summary>A secret that waits for its first code. Beginning again replaces it.</summary>
    /// <exception cref="ConflictRefusal">An app is connected already.</exception>
    public async Task<TotpStarted> StartAsync(Guid id, string? password, string label, CancellationToken cancellationToken)
    {
        var person = await passwords.RequireAsync(id, password, cancellationToken);
        var secret = Totp.NewSecret();
        await store.WriteAsync(
            ScopeOf(id, null),
            unit =>
            {
                var device = unit.Db.Set<TotpDevice>().Find(id);
                if (device?.ConfirmedAt is not null) throw new ConflictRefusal("alreadyOn", "An authenticator app is connected already. Disconnect it first.");
                if (device is null) unit.Db.Add(new TotpDevice { Person = id, CreatedAt = unit.Now });
                secrets.Set(unit, TotpDevice.SecretOf(id), Convert.ToBase64String(secret));
            },
            cancellationToken);
        return Show(secret, person.Email, label);
    }

    /// <summary>The secret that waits, again; null when none does.</summary>
    public async Task<TotpStarted?> WaitingAsync(Guid id, string label, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var person = await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        var device = await session.Db.Set<TotpDevice>().FirstOrDefaultAsync(d => d.Person == id, cancellationToken);
        if (person is null || device is null or { ConfirmedAt: not null }) return null;
        return await SecretAsync(session, id, cancellationToken) is { } secret ? Show(secret, person.Email, label) : null;
    }

    /// <summary>The first code: from now on one is asked for at sign-in. The recovery codes are shown here and never again.</summary>
    /// <exception cref="InvalidRefusal">The code does not fit.</exception>
    public async Task<IReadOnlyList<string>> ConfirmAsync(Guid id, string? code, Guid? session, string? address, CancellationToken cancellationToken)
    {
        var step = await MatchAsync(id, code, confirmed: false, cancellationToken);
        var codes = RecoveryCodes.New();
        await store.WriteAsync(
            ScopeOf(id, address),
            unit =>
            {
                if (unit.Execute($"update accounts_totp set confirmed_at = {unit.Now}, last_step = {step} where person = {id} and confirmed_at is null") == 0) throw Wrong();
                RecoveryCodes.Replace(unit, id, codes);
                Factors.Protect(unit, id);
                Factors.EndOthers(unit, id, session);
                SignInTrail.Write(unit, SignInTrail.TotpOn, id, address);
            },
            cancellationToken);
        return codes;
    }

    /// <summary>Disconnects the app: with the password and a code of it, or a recovery code.</summary>
    public async Task OffAsync(Guid id, string? password, string? code, Guid? session, string? address, CancellationToken cancellationToken)
    {
        await passwords.RequireAsync(id, password, cancellationToken);
        var recovery = RecoveryCodes.Plain(code ?? "");
        var step = recovery is null ? await MatchAsync(id, code, confirmed: true, cancellationToken) : 0;
        await store.WriteAsync(
            ScopeOf(id, address),
            unit =>
            {
                if (recovery is not null && !RecoveryCodes.Use(unit, id, recovery)) throw Wrong();
                if (recovery is null && !Spend(unit, id, step)) throw Wrong();
                unit.Execute($"delete from accounts_totp where person = {id}");
                secrets.Remove(unit, TotpDevice.SecretOf(id));
                Factors.Recheck(unit, id);
                Factors.EndOthers(unit, id, session);
                SignInTrail.Write(unit, SignInTrail.TotpOff, id, address);
            },
            cancellationToken);
    }

    /// <summary>Ten new recovery codes; the former ones are worth nothing.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid id, string? password, string? address, CancellationToken cancellationToken)
    {
        var person = await passwords.RequireAsync(id, password, cancellationToken);
        if (person.ProtectedAt is null) throw new ConflictRefusal("noSecondFactor", "Recovery codes belong to a second factor. Set one up first.");
        var codes = RecoveryCodes.New();
        await store.WriteAsync(
            ScopeOf(id, address),
            unit =>
            {
                RecoveryCodes.Replace(unit, id, codes);
                SignInTrail.Write(unit, SignInTrail.CodesMade, id, address);
            },
            cancellationToken);
        return codes;
    }

    /// <summary>How the person is protected.</summary>
    public async Task<FactorView> ViewAsync(Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var device = await session.Db.Set<TotpDevice>().FirstOrDefaultAsync(d => d.Person == id && d.ConfirmedAt != null, cancellationToken);
        var codes = await session.NumberAsync($"select count(*) from accounts_recovery_codes where person = {id}", cancellationToken);
        var passkeys = await session.Db.Set<Passkey>().Where(p => p.Person == id).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken);
        var required = await session.FirstAsync(
            $"""
            select min(w.second_factor_from) from accounts_members m join accounts_workspaces w on w.id = m.workspace
            where m.person = {id} and m.active and m.joined_at is not null and w.second_factor_from is not null
            """,
            r => r.TimeOrNull(0), cancellationToken);
        return new FactorView(device?.ConfirmedAt, (int)codes, [.. passkeys.Select(PasskeyView.Of)], required);
    }

    /// <summary>The step of a code, checked but not spent.</summary>
    public async Task<long?> StepAsync(ReadSession session, Guid id, string code, CancellationToken cancellationToken)
    {
        var device = await session.Db.Set<TotpDevice>().FirstOrDefaultAsync(d => d.Person == id && d.ConfirmedAt != null, cancellationToken);
        return device is not null && await SecretAsync(session, id, cancellationToken) is { } secret ? Totp.Match(secret, code, time.GetUtcNow(), device.LastStep) : null;
    }

    /// <summary>Spends the step: false when another request was faster with it.</summary>
    public static bool Spend(Unit unit, Guid id, long step) =>
        unit.Execute($"update accounts_totp set last_step = {step} where person = {id} and confirmed_at is not null and last_step < {step}") == 1;

    private async Task<long> MatchAsync(Guid id, string? code, bool confirmed, CancellationToken cancellationToken)
    {
        limits.Take(Bucket, id.ToString("N"), RateRule.Per(10, TimeSpan.FromMinutes(15)));
        using var session = store.Read();
        var device = await session.Db.Set<TotpDevice>().FirstOrDefaultAsync(d => d.Person == id, cancellationToken);
        if (device is null || device.ConfirmedAt is not null != confirmed) throw new ConflictRefusal("notStarted", "There is no authenticator app for which this code could be. Begin again.");
        var secret = await SecretAsync(session, id, cancellationToken) ?? throw new ConflictRefusal("notStarted", "There is no authenticator app for which this code could be. Begin again.");
        var step = Totp.Match(secret, (code ?? "").Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow(), device.LastStep) ?? throw Wrong();
        limits.GiveBack(Bucket, id.ToString("N"));
        return step;
    }

    private async Task<byte[]?> SecretAsync(ReadSession session, Guid id, CancellationToken cancellationToken) =>
        await secrets.GetAsync(session, WorkspaceId.Installation, TotpDevice.SecretOf(id), cancellationToken) is { } stored ? Convert.FromBase64String(stored) : null;

    private static TotpStarted Show(byte[] secret, string email, string label)
    {
        var address = Totp.Address(secret, Issuer, email);
        return new TotpStarted(Base32.Encode(secret), address, QrPicture.Svg(address, label));
    }

    private static Scope ScopeOf(Guid id, string? address) => new(WorkspaceId.Installation, Actor.Person(id)) { Address = address };

    private static InvalidRefusal Wrong() => new("code", "wrong", "This code does not fit, or it has been used. Wait for the next one.");

    /// <summary>What an authenticator app needs: the secret to type, the address, and the address as a picture.</summary>
    internal sealed record TotpStarted(string Secret, string Uri, string Qr);

    /// <summary>How one is protected: the app since when, recovery codes left, passkeys, and since when a workspace demands it.</summary>
    internal sealed record FactorView(DateTimeOffset? TotpSince, int RecoveryCodes, IReadOnlyList<PasskeyView> Passkeys, DateTimeOffset? RequiredFrom);
}
