using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;

namespace Heed.Notices.Push;

/// <summary>Puts notices into the outbox of devices, inside the unit of what they are about; keeps where a device is reached as a secret.</summary>
internal sealed class PushQueue(SecretStore secrets)
{
    /// <summary>One row for each device of the person; none when there is none.</summary>
    public static void Add(Unit unit, Guid person, string kind, Guid notice, DateTimeOffset due)
    {
        var devices = unit.Query($"select id from notices_push_devices where workspace = {unit.Workspace} and person = {person}", r => r.Id(0));
        foreach (var device in devices) Add(unit, person, device, kind, notice, due);
    }

    public static void Add(Unit unit, Guid person, Guid device, string kind, Guid? notice, DateTimeOffset due) => unit.Execute($"""
        insert into notices_push_sends (workspace, id, device, person, kind, notice, created_at, due_at, tries)
        values ({unit.Workspace}, {Ids.New(unit.Now)}, {device}, {person}, {kind}, {notice}, {unit.Now}, {due}, 0)
        """);

    /// <summary>Forgets a device and what waits for it.</summary>
    public void Drop(Unit unit, Guid device)
    {
        unit.Execute($"delete from notices_push_sends where workspace = {unit.Workspace} and device = {device}");
        unit.Execute($"delete from notices_push_devices where workspace = {unit.Workspace} and id = {device}");
        secrets.Remove(unit, Name(device));
    }

    /// <summary>Keeps where a device is reached.</summary>
    public void Keep(Unit unit, Guid device, PushTarget target) => secrets.Set(unit, Name(device), JsonSerializer.Serialize(target));

    /// <summary>Where a device is reached; null when it is gone.</summary>
    /// <exception cref="BusyRefusal">The master key it was sealed with is not here.</exception>
    public async Task<PushTarget?> TargetAsync(ReadSession session, PushDevice device, CancellationToken cancellationToken) =>
        await secrets.GetAsync(session, device.Workspace, Name(device.Id), cancellationToken) is { } json ? JsonSerializer.Deserialize<PushTarget>(json) : null;

    private static string Name(Guid device) => $"push.{device:N}";
}
