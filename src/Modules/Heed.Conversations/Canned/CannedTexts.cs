using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Canned;

/// <summary>Canned replies for what proposes replies.</summary>
internal sealed class CannedTexts(IPeople people, TimeProvider time) : ICannedTexts
{
    public async Task<IReadOnlyList<CannedText>> VisibleAsync(ReadSession session, Scope scope, Guid brand, Guid inbox, int limit, CancellationToken cancellationToken)
    {
        var me = scope.Actor is { Kind: ActorKind.Person, Id: { } person } ? person : Guid.Empty;
        var (ofBrand, ofInbox) = (brand.ToString("N"), inbox.ToString("N"));
        var rows = await session.QueryAsync(
            $"""
            select id, title, text_zh, text_en, brand_ids, inbox_ids from conversations_canned
            where workspace = {scope.Workspace}
              and (sharing = {Sharing.All} or (sharing = {Sharing.Mine} and owner = {me}) or (sharing = {Sharing.Team} and team in {scope.Teams}))
            order by uses desc, id limit {limit}
            """,
            r => (Text: new CannedText(r.Id(0), r.Text(1), new LocalText(r.Text(2), r.Text(3))), Brands: r.Text(4), Inboxes: r.Text(5)), cancellationToken);
        return [.. rows.Where(r => Offers(r.Brands, ofBrand) && Offers(r.Inboxes, ofInbox)).Select(r => r.Text)];
    }

    public async Task<Func<string, string>> FillerAsync(ReadSession session, Scope scope, Guid conversation, ICollection<string> missing, CancellationToken cancellationToken)
    {
        var me = scope.Actor.Id is { } id && (await people.FindAsync(session, scope.Workspace, [id], cancellationToken)).TryGetValue(id, out var person) ? person.Name : "";
        var (values, _) = await session.FirstAsync(Variables.Query(scope.Workspace, conversation), r => Variables.Read(r, me, time.GetUtcNow()), cancellationToken);
        return text =>
        {
            foreach (var (name, value) in values)
            {
                if (value.Length == 0 && text.Contains($"{{{{{name}}}}}", StringComparison.Ordinal)) missing.Add(name);
            }

            return Variables.Fill(text, values);
        };
    }

    private static bool Offers(string ids, string id) => ids.Length == 0 || ids.Contains(id, StringComparison.Ordinal);
}
