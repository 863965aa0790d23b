using Heed.Channels.Web.Sites;

namespace Heed.Channels.Web.Visitors;

/// <summary>Stores consents and tells whether one is given.</summary>
internal static class Consents
{
    /// <summary>Whether the visitor's customer has consented to the notice as it stands.</summary>
    public static async Task<bool> GivenAsync(ReadSession session, Site site, Guid? customer, CancellationToken cancellationToken) =>
        customer is { } id && await session.NumberAsync(
            $"select count(*) from web_consents where workspace = {site.Workspace} and customer = {id} and inbox = {site.Inbox} and version = {site.PrivacyVersion}",
            cancellationToken) > 0;

    /// <summary>Stores a consent to the current notice; again changes nothing.</summary>
    public static void Give(Unit unit, Site site, Guid customer, string language)
    {
        var added = unit.Execute($"""
            insert into web_consents (workspace, id, customer, inbox, version, language, at)
            values ({unit.Workspace}, {Ids.New(unit.Now)}, {customer}, {site.Inbox}, {site.PrivacyVersion}, {language}, {unit.Now})
            on conflict (workspace, customer, inbox, version) do nothing
            """);
        if (added == 1) unit.Append(new LedgerEvent("consent.given", "consent", customer, 0, new { inboxId = site.Inbox, version = site.PrivacyVersion }));
    }

    /// <summary>What a browser consented to before it proved whose it is goes along.</summary>
    public static void Move(Unit unit, Guid from, Guid to)
    {
        unit.Execute($"""
            delete from web_consents where workspace = {unit.Workspace} and customer = {from} and exists
                (select 1 from web_consents k where k.workspace = web_consents.workspace and k.customer = {to} and k.inbox = web_consents.inbox and k.version = web_consents.version)
            """);
        unit.Execute($"update web_consents set customer = {to} where workspace = {unit.Workspace} and customer = {from}");
    }
}
