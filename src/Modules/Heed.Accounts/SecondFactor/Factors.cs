using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;

namespace Heed.Accounts.SecondFactor;

/// <summary>What stands for the person besides the password, as rows: kept in step with <c>protected_at</c>, which sign-in and scopes read.</summary>
internal static class Factors
{
    /// <summary>The person has a second factor from now on.</summary>
    public static void Protect(Unit unit, Guid person) =>
        unit.Execute($"update accounts_people set protected_at = coalesce(protected_at, {unit.Now}), version = version + 1 where id = {person}");

    /// <summary>After something was taken away: without any factor the person is unprotected, and recovery codes recover nothing.</summary>
    public static void Recheck(Unit unit, Guid person)
    {
        var left = unit.Number($"select count(*) from accounts_totp where person = {person} and confirmed_at is not null")
            + unit.Number($"select count(*) from accounts_passkeys where person = {person}");
        if (left > 0) return;
        unit.Execute($"update accounts_people set protected_at = null, version = version + 1 where id = {person}");
        unit.Execute($"delete from accounts_recovery_codes where person = {person}");
    }

    /// <summary>Takes every factor away, with the sign-ins that are half done.</summary>
    public static void Clear(Unit unit, SecretStore secrets, Guid person)
    {
        unit.Execute($"delete from accounts_totp where person = {person}");
        unit.Execute($"delete from accounts_passkeys where person = {person}");
        unit.Execute($"delete from accounts_links where person = {person} and kind = {Sessions.LinkKind.SecondStep}");
        secrets.Remove(unit, TotpDevice.SecretOf(person), WorkspaceId.Installation);
        Recheck(unit, person);
    }

    /// <summary>Ends every session of the person but this one.</summary>
    public static void EndOthers(Unit unit, Guid person, Guid? current) =>
        unit.Execute($"delete from accounts_sessions where person = {person} and id <> {current ?? Guid.Empty}");
}
