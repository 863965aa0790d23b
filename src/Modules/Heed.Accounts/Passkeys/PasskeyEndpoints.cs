using System.Buffers.Text;
using Heed.Accounts.People;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Accounts.Passkeys;

/// <summary>One's passkeys, and signing in with one. Bytes travel as base64url without padding.</summary>
internal static class PasskeyEndpoints
{
    private const int MaxText = 50_000;

    public static void Map(IEndpointRouteBuilder root)
    {
        var me = root.MapGroup("/api/v1/me/passkeys").WithTags("Passkeys");
        me.MapPost("/begin", BeginAddAsync).NeedsPerson().WithName("BeginPasskey").WithSummary("What the browser needs to make a passkey. Asks for the password.");
        me.MapPost("", AddAsync).NeedsPerson().WithName("AddPasskey").WithSummary("Keeps the passkey that the browser made. With the first factor come recovery codes, shown only here.");
        me.MapPatch("/{id:guid}", RenameAsync).NeedsPerson().WithName("RenamePasskey").WithSummary("Another name.");
        me.MapPost("/{id:guid}/remove", RemoveAsync).NeedsPerson().WithName("RemovePasskey").WithSummary("Takes a passkey away. Asks for the password.");
        var session = root.MapGroup("/api/v1/session/passkey").WithTags("Session");
        session.MapPost("/begin", BeginSignInAsync).ForAnyone().WithName("BeginPasskeySignIn").WithSummary("What the browser needs to ask for a passkey.");
        session.MapPost("", SignInAsync).ForAnyone().WithName("SignInWithPasskey").WithSummary("Signs in with a passkey; the answer sets the session cookie.");
    }

    private static async Task<Ok<NewPasskeyOptions>> BeginAddAsync(BeginPasskey given, Caller caller, HttpContext context, PasskeyBook passkeys, CancellationToken cancellationToken)
    {
        var (challenge, site, person, known) = await passkeys.BeginAddAsync(caller.PersonId, given.Password, caller.Scope.Session, context.Request, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewPasskeyOptions(
            challenge, site.RpId, "Heed", Base64Url.EncodeToString(person.Id.ToByteArray(bigEndian: true)), person.Email, person.Name, [CoseKey.Es256, CoseKey.Rs256], known));
    }

    private static async Task<Created<PasskeyMade>> AddAsync(NewPasskey given, Caller caller, HttpContext context, PasskeyBook passkeys, CancellationToken cancellationToken)
    {
        new Validate().Text(given.Name, "name", PasskeyBook.MaxName).Done();
        var (made, codes) = await passkeys.AddAsync(
            caller.PersonId, given.Name, Bytes(given.ClientDataJson, "clientDataJson"), Bytes(given.AttestationObject, "attestationObject"), caller.Scope.Session, context.Request,
            caller.Scope.Address, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/me/passkeys/{made.Id}", new PasskeyMade(made, codes));
    }

    private static async Task<NoContent> RenameAsync(Guid id, PasskeyName given, Caller caller, PasskeyBook passkeys, CancellationToken cancellationToken)
    {
        new Validate().Text(given.Name, "name", PasskeyBook.MaxName).Done();
        await passkeys.RenameAsync(caller.PersonId, id, given.Name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(Guid id, BeginPasskey given, Caller caller, PasskeyBook passkeys, CancellationToken cancellationToken)
    {
        await passkeys.RemoveAsync(caller.PersonId, id, given.Password, caller.Scope.Session, caller.Scope.Address, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<PasskeyRequest>> BeginSignInAsync(HttpContext context, PasskeyBook passkeys)
    {
        SameOrigin.Require(context);
        var (challenge, site) = await passkeys.BeginSignInAsync(context);
        return TypedResults.Ok(new PasskeyRequest(challenge, site.RpId));
    }

    private static async Task<Ok<MeView>> SignInAsync(PasskeyAnswer given, HttpContext context, PasskeyBook passkeys, MeReader me)
    {
        SameOrigin.Require(context);
        var person = await passkeys.SignInAsync(
            context, Bytes(given.CredentialId, "credentialId"), Bytes(given.ClientDataJson, "clientDataJson"), Bytes(given.AuthenticatorData, "authenticatorData"),
            Bytes(given.Signature, "signature"), given.UserHandle is { Length: > 0 } handle ? Bytes(handle, "userHandle") : null)
            ?? throw new SignInRequiredRefusal("wrongPasskey");
        return TypedResults.Ok(await me.ReadAsync(person.Id, context.RequestAborted));
    }

    private static byte[] Bytes(string text, string field)
    {
        if (text.Length is 0 or > MaxText || !Base64Url.IsValid(text)) throw new InvalidRefusal(field, "invalid", "Base64url is expected.");
        return Base64Url.DecodeFromChars(text);
    }

    /// <summary>The password again.</summary>
    internal sealed record BeginPasskey(string Password);

    /// <summary>For <c>navigator.credentials.create</c>.</summary>
    internal sealed record NewPasskeyOptions(
        string Challenge, string RpId, string RpName, string UserId, string UserName, string DisplayName, IReadOnlyList<int> Algorithms, IReadOnlyList<string> Known);

    /// <summary>What the browser made.</summary>
    internal sealed record NewPasskey(string Name, string ClientDataJson, string AttestationObject);

    /// <summary>The passkey, and recovery codes when it is the first factor.</summary>
    internal sealed record PasskeyMade(PasskeyView Passkey, IReadOnlyList<string>? RecoveryCodes);

    /// <summary>Another name.</summary>
    internal sealed record PasskeyName(string Name);

    /// <summary>For <c>navigator.credentials.get</c>.</summary>
    internal sealed record PasskeyRequest(string Challenge, string RpId);

    /// <summary>What the browser answered.</summary>
    internal sealed record PasskeyAnswer(string CredentialId, string ClientDataJson, string AuthenticatorData, string Signature, string? UserHandle = null);
}
