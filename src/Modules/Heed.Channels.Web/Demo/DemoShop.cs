using System.Security.Claims;
using System.Text;
using Heed.Channels.Web.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Heed.Channels.Web.Demo;

/// <summary>The sample company's web shop: a page to try the widget on. There is one only while a sample company is here.</summary>
internal sealed class DemoShop(IdentitySecrets secrets, IStore store, TimeProvider time)
{
    private static readonly TimeSpan IdentityFor = TimeSpan.FromHours(1);

    /// <summary>The sample company's first site; null when there is no sample company.</summary>
    public async Task<(WorkspaceId Workspace, Guid Inbox, string Key, string Title)?> FindAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.FirstAsync(
            $"""
            select s.workspace, s.inbox, s.site_key, s.title from web_sites s join accounts_workspaces w on w.id = s.workspace
            where w.is_demo = {true} order by s.workspace, s.created_at, s.inbox limit 1
            """,
            r => ((WorkspaceId, Guid, string, string)?)(new WorkspaceId(r.Int(0)), r.Id(1), r.Text(2), r.Text(3)), cancellationToken);
    }

    /// <summary>What a shop's own server would do after sign-in: sign who the customer is.</summary>
    public async Task<string> SignAsync(WorkspaceId workspace, Guid inbox, string key, ShopCustomer customer, CancellationToken cancellationToken)
    {
        var secret = await SecretAsync(workspace, inbox, cancellationToken);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = key,
            Expires = (time.GetUtcNow() + IdentityFor).UtcDateTime,
            IssuedAt = time.GetUtcNow().UtcDateTime,
            NotBefore = time.GetUtcNow().UtcDateTime,
            Subject = new ClaimsIdentity([new("sub", customer.Id), new("name", customer.Name), new("email", customer.Email)]),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<string> SecretAsync(WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if ((await secrets.WorkingAsync(session, workspace, inbox, cancellationToken)).FirstOrDefault() is { } working) return working;
        }

        return await secrets.RotateAsync(Scope.System(workspace), inbox, cancellationToken);
    }
}

/// <summary>A customer of the shop, as its own database would know it.</summary>
internal sealed record ShopCustomer(string Id, string Name, string Email);
