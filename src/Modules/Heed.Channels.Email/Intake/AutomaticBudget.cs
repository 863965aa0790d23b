using Heed.Channels.Email.Mailboxes;
using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Email.Intake;

/// <summary>
/// How much Heed may write by itself: one mail a day to an address, and so many an hour altogether (<c>Heed:Email:AutomaticPerHour</c>,
/// 200). Two machines that answer each other are quiet after the first round, whatever headers they lack; and nobody can use
/// Heed to fill a stranger's mailbox (TRUST 28, 29).
/// </summary>
internal sealed class AutomaticBudget(IConfiguration configuration)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly int _perHour = configuration.GetValue("Heed:Email:AutomaticPerHour", 200);

    /// <summary>Takes one mail to the address out of the budget, inside the unit; false when there is none left.</summary>
    public bool Take(Unit unit, Guid inbox, string address)
    {
        var key = Ids.FromParts("automatic", MailText.Normal(address));
        unit.Execute($"delete from email_automatic where workspace = {unit.Workspace} and at < {unit.Now - (2 * Pause)}");
        if (unit.Number($"select count(*) from email_automatic where workspace = {unit.Workspace} and address = {key} and at > {unit.Now - Pause}") > 0) return false;
        if (unit.Number($"select count(*) from email_automatic where workspace = {unit.Workspace} and at > {unit.Now - Window} and address <> {Guid.Empty}") >= _perHour)
        {
            // A row without address marks that it was told.
            var told = unit.Number($"select count(*) from email_automatic where workspace = {unit.Workspace} and address = {Guid.Empty} and at > {unit.Now - Window}");
            if (told > 0) return false;
            Add(unit, Guid.Empty);
            unit.Append(MailboxEvents.Capped(inbox));
            return false;
        }

        Add(unit, key);
        return true;
    }

    private static void Add(Unit unit, Guid address) =>
        unit.Execute($"insert into email_automatic (workspace, id, address, at) values ({unit.Workspace}, {Ids.New(unit.Now)}, {address}, {unit.Now})");
}
