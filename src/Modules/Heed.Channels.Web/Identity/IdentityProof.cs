using System.Text;
using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Heed.Channels.Web.Identity;

/// <summary>
/// Checks a signed identity: a JWT (RFC 7519) with HS256 and nothing else, for this very site, that ends within 24 hours.
/// </summary>
internal sealed class IdentityProof(IdentitySecrets secrets, IStore store, TimeProvider time)
{
    private const int MaxLength = 4000;
    private const int MaxSubject = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <exception cref="WidgetRefusal">The identity is not valid here (403 <c>identityInvalid</c>).</exception>
    public async Task<ProvenIdentity> CheckAsync(Site site, string jwt, CancellationToken cancellationToken)
    {
        if (jwt.Length > MaxLength) throw WidgetRefusal.IdentityInvalid("It is too long.");
        IReadOnlyList<string> working;
        using (var session = store.Read()) working = await secrets.WorkingAsync(session, site.Workspace, site.Inbox, cancellationToken);
        if (working.Count == 0) throw WidgetRefusal.IdentityInvalid("This site has no identity secret yet.");
        var result = await _handler.ValidateTokenAsync(jwt, Rules(site, working));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) throw WidgetRefusal.IdentityInvalid(Reason(result.Exception));
        var subject = token.Subject;
        if (string.IsNullOrEmpty(subject) || subject.Length > MaxSubject || subject != subject.Trim() || subject.Any(char.IsControl))
        {
            throw WidgetRefusal.IdentityInvalid("'sub' must be the customer's id: 1 to 200 characters, without blanks around it.");
        }

        return new ProvenIdentity(subject, Text(token, "name"), Text(token, "email"));
    }

    private TokenValidationParameters Rules(Site site, IReadOnlyList<string> working) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = working.Select(s => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(s))),
        TryAllIssuerSigningKeys = true,
        RequireSignedTokens = true,
        ValidateIssuer = false,
        ValidAudience = site.SiteKey,
        RequireAudience = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => IsTimely(from, until),
    };

    private bool IsTimely(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && end > now - ClockSkew && end <= now + Longest + ClockSkew && (from is null || from <= now + ClockSkew);
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string { Length: > 0 and <= 320 } text ? text : null;

    // Enough to repair an integration; nothing that helps to forge.
    private static string Reason(Exception? error) => error switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "It has expired, has no 'exp', or lasts longer than 24 hours.",
        SecurityTokenInvalidAudienceException => "Its 'aud' must be the site key.",
        _ => "It must be a JWT signed with HS256 and the site's identity secret.",
    };
}
