using System.Text;
using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;

namespace Heed.Notices.Sending;

/// <summary>Puts mails into the outbox, inside the unit of what they are about.</summary>
internal sealed class SendQueue(SystemMail mail, MasterKey master) : IAccountMail
{
    private const string Purpose = "notice-mail";

    /// <summary>Whether anything would be sent.</summary>
    public bool IsOpen => mail.IsConfigured;

    public bool Send(Unit unit, Guid person, string kind, string path)
    {
        if (!mail.IsConfigured) return false;
        // A newer link ends the older one, so its mail is worth nothing.
        unit.Execute($"delete from notices_sends where workspace = {unit.Workspace} and person = {person} and kind = {kind}");
        Add(unit, person, kind, null, unit.Now, master.Protect(Encoding.UTF8.GetBytes(path), Purpose));
        return true;
    }

    public void Add(Unit unit, Guid person, string kind, Guid? notice, DateTimeOffset due, byte[]? secret = null)
    {
        if (!mail.IsConfigured) return;
        var key = secret is null ? null : master.CurrentId;
        unit.Execute($"""
            insert into notices_sends (workspace, id, person, kind, notice, key_id, sealed, created_at, due_at, tries, failure)
            values ({unit.Workspace}, {Ids.New(unit.Now)}, {person}, {kind}, {notice}, {key}, {secret}, {unit.Now}, {due}, 0, null)
            """);
    }

    public string? Open(NoticeSend send) =>
        send.Sealed is null ? null : Encoding.UTF8.GetString(master.Unprotect(send.KeyId!, send.Sealed, Purpose));
}
