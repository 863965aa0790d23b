using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Webhooks;

/// <summary>Steps that tests of webhooks take.</summary>
internal static class WebhookSteps
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>A server that may call this machine.</summary>
    public static Task<HeedHost> StartAsync(TestEngine engine) => HeedHost.StartAsync(engine, builder => builder.Configuration["Heed:Outbound:Allow"] = "127.0.0.1");

    /// <summary>A webhook; its id and secret.</summary>
    public static async Task<(Guid Id, string Secret)> WebhookAsync(this Api api, Receiver receiver, string[]? events = null, Guid[]? brands = null)
    {
        var made = (await api.PostAsync("webhooks", new { name = "Orders", url = receiver.Url, events, brandIds = brands })).Expect(201);
        return (made["webhook"].GetProperty("id").GetGuid(), made.Text("secret"));
    }

    public static async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(this Api api, Guid webhook, string query = "") => (await api.GetAsync($"webhooks/{webhook}/deliveries?limit=200{query}")).Expect(200).Items;

    public static async Task<JsonElement> WebhookAsync(this Api api, Guid id) => (await api.GetAsync($"webhooks/{id}")).Expect(200).Body;

    /// <summary>Waits for a call that fits.</summary>
    public static async Task<Receiver.Call> CallAsync(this Receiver receiver, Func<Receiver.Call, bool> fits)
    {
        await Eventually.TrueAsync(() => receiver.Calls.Any(fits), Soon, $"a call that fits; there were: {string.Join(", ", receiver.Calls.Select(c => c.Type))}");
        return receiver.Calls.First(fits);
    }

    /// <summary>Waits until the log looks so.</summary>
    public static Task LogAsync(this Api api, Guid webhook, Func<IReadOnlyList<JsonElement>, bool> looks, string what) =>
        Eventually.TrueAsync(async () => looks(await api.DeliveriesAsync(webhook)), Soon, what);

    public static string Stage(this JsonElement delivery) => delivery.GetProperty("stage").GetString()!;
}
