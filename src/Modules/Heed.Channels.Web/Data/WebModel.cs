using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Web.Data;

/// <summary>Tables of the web channel.</summary>
internal sealed class WebModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("web_sites", Personal: false),
        new("web_privacy_notices", Personal: false),
        new("web_visitors", Personal: true),
        new("web_consents", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<Site>(e =>
        {
            e.ToTable("web_sites");
            e.HasKey(s => new { s.Workspace, s.Inbox });
            e.HasIndex(s => s.SiteKey).IsUnique();
            e.Property(s => s.SiteKey).HasMaxLength(40);
            e.Property(s => s.Title).HasMaxLength(Site.MaxTitle);
            e.Property(s => s.Color).HasMaxLength(7);
            e.Property(s => s.Languages).HasMaxLength(10);
            e.Property(s => s.PrivacyZh).HasMaxLength(Site.MaxPrivacyText);
            e.Property(s => s.PrivacyEn).HasMaxLength(Site.MaxPrivacyText);
            e.Property(s => s.PrivacyUrl).HasMaxLength(Site.MaxUrl);
            e.Ignore(s => s.PrivacyText);
            e.Ignore(s => s.HasPrivacy);
        });
        model.Entity<PrivacyNotice>(e =>
        {
            e.ToTable("web_privacy_notices");
            e.HasKey(n => new { n.Workspace, n.Inbox, n.Version });
            e.Property(n => n.TextZh).HasMaxLength(Site.MaxPrivacyText);
            e.Property(n => n.TextEn).HasMaxLength(Site.MaxPrivacyText);
            e.Property(n => n.Url).HasMaxLength(Site.MaxUrl);
        });
        model.Entity<Visitor>(e =>
        {
            e.ToTable("web_visitors");
            e.HasKey(v => new { v.Workspace, v.Id });
            e.HasIndex(v => new { v.Workspace, v.Customer });
        });
        model.Entity<Consent>(e =>
        {
            e.ToTable("web_consents");
            e.HasKey(c => new { c.Workspace, c.Id });
            e.HasIndex(c => new { c.Workspace, c.Customer, c.Inbox, c.Version }).IsUnique();
            e.Property(c => c.Language).HasMaxLength(Consent.MaxLanguage);
        });
    }
}
