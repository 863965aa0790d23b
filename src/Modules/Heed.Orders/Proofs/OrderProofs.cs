using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Orders.Orders;
using Heed.Platform.Web;

namespace Heed.Orders.Proofs;

/// <summary>Makes proofs, and the codes behind some of them.</summary>
internal sealed class OrderProofs(IStore store, OrderFreshening freshening, CodePost post, RateLimits limits, TimeProvider time) : IOrderProofs
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(10), Holds = TimeSpan.FromMinutes(30);
    private static readonly RateRule Codes = RateRule.Per(3, TimeSpan.FromMinutes(15));

    public Verified ForAgent(Scope scope)
    {
        scope.Require(OrderAccess.Read);
        return new Verified(scope.Workspace, scope, null, [], []);
    }

    public async Task<Verified?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var buyers = await CustomerAddresses.ProvenAsync(session, workspace, customer, cancellationToken);
        var since = time.GetUtcNow() - Holds;
        var email = await session.FirstAsync(
            $"select email from orders_codes where workspace = {workspace} and customer = {customer} and confirmed_at is not null and confirmed_at > {since}", r => r.Text(0), cancellationToken);
        return buyers.Count == 0 && email is null ? null : new Verified(workspace, null, customer, buyers, email is null ? [] : [email]);
    }

    public async Task<CodeSending> SendCodeAsync(WorkspaceId workspace, Guid customer, string number, string language, CancellationToken cancellationToken)
    {
        if (!post.IsOpen) return CodeSending.Unavailable;
        if (string.IsNullOrWhiteSpace(number) || number.Length > OrderEntry.MaxNumber) return CodeSending.Sent;
        try
        {
            limits.Take("order-codes", customer.ToString("N"), Codes);
        }
        catch (TooManyRefusal)
        {
            return CodeSending.TooMany;
        }

        await freshening.NumberAsync(workspace, number, cancellationToken);
        string? email;
        using (var session = store.Read())
        {
            email = await session.FirstAsync(
                $"select buyer_email from orders_orders where workspace = {workspace} and number_key = {OrderEntry.KeyOf(number)} and buyer_email is not null order by placed_at desc limit 1", r => r.Text(0), cancellationToken);
        }

        // From here on nothing may tell whether there was such an order: neither the answer nor a wait for the mail server.
        if (email is null || !MayMail(workspace, email)) return CodeSending.Sent;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        await store.WriteAsync(
            Scope.System(workspace),
            unit => unit.Execute($"""
                insert into orders_codes (workspace, customer, email, hash, tries, sent_at, confirmed_at) values ({workspace}, {customer}, {email}, {HashOf(workspace, customer, code)}, 0, {unit.Now}, null)
                on conflict (workspace, customer) do update set email = excluded.email, hash = excluded.hash, tries = 0, sent_at = excluded.sent_at, confirmed_at = null
                """),
            cancellationToken);
        post.Send(new CodeLetter(email, code, language));
        return CodeSending.Sent;
    }

    public Task<bool> ConfirmCodeAsync(WorkspaceId workspace, Guid customer, string code, CancellationToken cancellationToken)
    {
        var given = string.Concat(code.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        var hash = HashOf(workspace, customer, given);
        // Counting and comparing are one step inside the lane: a hundred guesses at once are still five.
        return store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var since = unit.Now - Valid;
                var known = unit.First(
                    $"select hash from orders_codes where workspace = {workspace} and customer = {customer} and confirmed_at is null and tries < {MaxTries} and sent_at > {since}", r => r.Text(0));
                if (known is null) return false;
                var right = given.Length == 6 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(known), Encoding.ASCII.GetBytes(hash));
                DateTimeOffset? confirmed = right ? unit.Now : null;
                unit.Execute($"update orders_codes set tries = tries + 1, confirmed_at = {confirmed} where workspace = {workspace} and customer = {customer}");
                return right;
            },
            cancellationToken);
    }

    private bool MayMail(WorkspaceId workspace, string email)
    {
        try
        {
            limits.Take("order-codes-mail", $"{workspace}/{email}", Codes);
            return true;
        }
        catch (TooManyRefusal)
        {
            return false;
        }
    }

    private static string HashOf(WorkspaceId workspace, Guid customer, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"order-code/{workspace}/{customer:N}/{code}")));
}
