using Heed.Kernel;
using Heed.Platform.Outbound;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Push;

/// <summary><c>/push</c>: the devices that show the signed-in person's notices. The access rule is the person alone.</summary>
internal static class PushEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/push").WithTags("Notices");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListPushDevices").WithSummary("Devices that show the signed-in person's notices, and the key a browser subscribes with (VAPID, RFC 8292).");
        group.MapPost("", AddAsync).NeedsMember().WithName("AddPushDevice")
            .WithSummary("Adds a browser by its push subscription. The same one again is renewed; of twenty the one that was silent longest makes room.");
        group.MapDelete("/{id:guid}", RemoveAsync).NeedsMember().WithName("RemovePushDevice").WithSummary("Removes a device: it shows nothing any more.");
        group.MapPost("/{id:guid}/test", TestAsync).NeedsMember().WithName("TestPushDevice").WithSummary("Sends a notice to one device, to see whether it arrives.");
    }

    private static async Task<Ok<PushView>> ListAsync(Caller caller, IStore store, Vapid vapid, CancellationToken cancellationToken)
    {
        var (workspace, person) = (caller.Scope.Workspace, caller.PersonId);
        var key = await vapid.PublicKeyAsync(cancellationToken);
        using var session = store.Read();
        var devices = await session.Db.Set<PushDevice>().Where(d => d.Workspace == workspace && d.Person == person).OrderByDescending(d => d.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new PushView(key, devices.ConvertAll(PushDeviceView.Of)));
    }

    private static async Task<Created<PushDeviceView>> AddAsync(
        NewPushDevice given, Caller caller, HttpContext context, IStore store, OutboundHttp outbound, PushQueue queue, CancellationToken cancellationToken)
    {
        var (key, auth) = (PushTarget.ReadKey(given.P256dh), PushTarget.ReadAuth(given.Auth));
        var wrong = outbound.Check(given.Endpoint);
        new Validate()
            .That(wrong is null, "endpoint", wrong ?? "", "The address of a push service: https, and on the public Internet.")
            .That(key is not null, "p256dh", "invalid", "65 bytes of base64url: a point of P-256.")
            .That(auth is not null, "auth", "invalid", "16 bytes of base64url.")
            .Done();
        var target = new PushTarget(given.Endpoint, key!, auth!);
        var agent = context.Request.Headers.UserAgent.ToString();
        if (agent.Length > PushDevice.MaxUserAgent) agent = agent[..PushDevice.MaxUserAgent];
        var (person, print) = (caller.PersonId, target.Fingerprint);
        var added = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                // One browser shows one person's notices: who signed in last. Its own older subscription is replaced, too.
                foreach (var same in unit.Query($"select id from notices_push_devices where workspace = {unit.Workspace} and fingerprint = {print}", r => r.Id(0))) queue.Drop(unit, same);
                MakeRoom(unit, person, queue);
                var device = new PushDevice
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Person = person,
                    Fingerprint = print,
                    UserAgent = agent,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(device);
                queue.Keep(unit, device.Id, target);
                return PushDeviceView.Of(device);
            },
            cancellationToken);
        return TypedResults.Created((string?)null, added);
    }

    private static void MakeRoom(Unit unit, Guid person, PushQueue queue)
    {
        var held = unit.Query(
            $"select id from notices_push_devices where workspace = {unit.Workspace} and person = {person} order by coalesce(delivered_at, created_at) desc", r => r.Id(0));
        foreach (var device in held.Skip(PushDevice.MaxOfPerson - 1)) queue.Drop(unit, device);
    }

    private static async Task<NoContent> RemoveAsync(Guid id, Caller caller, IStore store, PushQueue queue, CancellationToken cancellationToken)
    {
        var person = caller.PersonId;
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                Own(unit, person, id);
                queue.Drop(unit, id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> TestAsync(Guid id, Caller caller, IStore store, PushPump pump, CancellationToken cancellationToken)
    {
        var person = caller.PersonId;
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                Own(unit, person, id);
                // However often it is pressed, one waits.
                unit.Execute($"delete from notices_push_sends where workspace = {unit.Workspace} and device = {id} and kind = {PushSend.Test}");
                PushQueue.Add(unit, person, id, PushSend.Test, null, unit.Now);
            },
            cancellationToken);
        pump.Wake();
        return TypedResults.Accepted((string?)null);
    }

    /// <exception cref="NotFoundRefusal">It is not there, or somebody else's.</exception>
    private static void Own(Unit unit, Guid person, Guid id)
    {
        if (unit.Number($"select count(*) from notices_push_devices where workspace = {unit.Workspace} and id = {id} and person = {person}") == 0) throw new NotFoundRefusal();
    }
}

/// <summary>Devices of a person.</summary>
/// <param name="PublicKey">The server's key for <c>applicationServerKey</c>, base64url.</param>
internal sealed record PushView(string PublicKey, IReadOnlyList<PushDeviceView> Devices);

/// <summary>A device, without its address and keys.</summary>
/// <param name="Fingerprint">SHA-256 of its endpoint in hex, by which a browser finds itself.</param>
/// <param name="DeliveredAt">When its push service last took a notice.</param>
internal sealed record PushDeviceView(Guid Id, string Fingerprint, string UserAgent, DateTimeOffset CreatedAt, DateTimeOffset? DeliveredAt)
{
    public static PushDeviceView Of(PushDevice device) => new(device.Id, device.Fingerprint, device.UserAgent, device.CreatedAt, device.DeliveredAt);
}

/// <summary>A push subscription, as the browser's <c>PushSubscription</c> says it.</summary>
/// <param name="P256dh">The browser's public key, base64url.</param>
/// <param name="Auth">Its authentication secret, base64url.</param>
internal sealed record NewPushDevice(string Endpoint, string P256dh, string Auth);
