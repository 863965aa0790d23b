using Heed.Accounts.Audit;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Sessions;

/// <summary>
/// Signing in happens outside any workspace: its audit entry stands in the installation's log, and an event lets
/// <see cref="PersonReader"/> carry it to the workspaces of the person.
/// </summary>
internal static class SignInTrail
{
    public const string Opened = "session.opened";
    public const string Refused = "session.refused";
    public const string Ended = "session.ended";
    public const string PasswordChanged = "person.passwordChanged";
    public const string TotpOn = "person.totpOn";
    public const string TotpOff = "person.totpOff";
    public const string CodesMade = "person.recoveryCodesMade";
    public const string CodeUsed = "person.recoveryCodeUsed";
    public const string PasskeyAdded = "person.passkeyAdded";
    public const string PasskeyRemoved = "person.passkeyRemoved";
    public const string FactorReset = "person.secondFactorReset";

    /// <summary>What a person is told about, even when they did it themselves: if they did not, somebody else did.</summary>
    public static readonly IReadOnlySet<string> Told = new HashSet<string> { PasswordChanged, TotpOn, TotpOff, CodesMade, CodeUsed, PasskeyAdded, PasskeyRemoved };

    public static void Write(Unit unit, string action, Guid? person, string? address)
    {
        var actor = action == Refused || person is null ? Actor.System : Actor.Person(person.Value);
        var id = Ids.New(unit.Now);
        AuditLog.Write(unit, id, actor, address, action, person is null ? null : "person", person, null);
        // Also about nobody: a refused try costs the same whether or not the account exists.
        unit.Append(new LedgerEvent(action, "session", id, Facts: new { person }));
    }
}
