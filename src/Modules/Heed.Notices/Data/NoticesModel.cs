using Heed.Notices.Choices;
using Heed.Notices.Inbox;
using Heed.Notices.Push;
using Heed.Notices.Sending;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Heed.Notices.Data;

/// <summary>The tables of notices.</summary>
internal sealed class NoticesModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("notices_notices", Personal: true), new("notices_choices", Personal: true), new("notices_sends", Personal: true),
        new("notices_push_devices", Personal: true), new("notices_push_sends", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<NoticeChoice>(e => e.ToTable("notices_choices").HasKey(c => new { c.Workspace, c.Person }));
        model.Entity<NoticeSend>(e =>
        {
            e.ToTable("notices_sends").HasKey(s => new { s.Workspace, s.Id });
            e.HasIndex(s => s.DueAt);
        });
        model.Entity<PushDevice>(e =>
        {
            e.ToTable("notices_push_devices").HasKey(d => new { d.Workspace, d.Id });
            e.HasIndex(d => new { d.Workspace, d.Person });
            e.HasIndex(d => new { d.Workspace, d.Fingerprint }).IsUnique();
            e.Property(d => d.UserAgent).HasMaxLength(PushDevice.MaxUserAgent);
        });
        model.Entity<PushSend>(e =>
        {
            e.ToTable("notices_push_sends").HasKey(s => new { s.Workspace, s.Id });
            e.HasIndex(s => new { s.Workspace, s.Device });
            e.HasIndex(s => s.DueAt);
        });
        model.Entity<Notice>(MapNotice);
    }

    private static void MapNotice(EntityTypeBuilder<Notice> e)
    {
        e.ToTable("notices_notices");
        e.HasKey(n => new { n.Workspace, n.Id });
        e.HasIndex(n => new { n.Workspace, n.Person, n.Id });
        e.HasIndex(n => new { n.Workspace, n.Person, n.ReadAt });
        e.HasIndex(n => new { n.Workspace, n.Person, n.Kind, n.Subject }).IsUnique();
        e.Property(n => n.Kind).HasMaxLength(Notice.MaxKind);
    }
}
