using Heed.Channels.Api.Inbound;
using Heed.Channels.Api.Inboxes;
using Heed.Channels.Api.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Api.Data;

/// <summary>Tables of the api channel.</summary>
internal sealed class ApiModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } = [new("api_inboxes", Personal: false), new("api_contacts", Personal: true), new("api_outbox", Personal: false)];

    public void Map(ModelBuilder model)
    {
        model.Entity<ApiInbox>(e =>
        {
            e.ToTable("api_inboxes");
            e.HasKey(a => new { a.Workspace, a.Inbox });
            e.HasIndex(a => a.TokenPrefix).IsUnique();
            e.HasIndex(a => a.OldPrefix);
        });
        model.Entity<Contact>(e =>
        {
            e.ToTable("api_contacts");
            e.HasKey(c => new { c.Workspace, c.Inbox, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Customer });
            e.Property(c => c.Id).HasMaxLength(Contact.MaxId);
        });
        model.Entity<Outgoing>(e =>
        {
            e.ToTable("api_outbox");
            e.HasKey(o => new { o.Workspace, o.Message });
            e.HasIndex(o => new { o.Workspace, o.Inbox, o.Stage, o.Due });
            e.HasIndex(o => new { o.Workspace, o.Conversation, o.Stage, o.At });
        });
    }
}
