using System.Collections.Concurrent;
using System.Security.Cryptography;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Backup;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Platform;

public sealed class BackupTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const string Passphrase = "a long enough passphrase";

    [Theory, OnEveryEngine]
    public async Task A_backup_under_load_holds_everything_acknowledged_before_it_and_restores_on_either_engine(TestEngine from)
    {
        var host = await hosts.OnAsync(from);
        var company = await host.CreateWorkspaceAsync();
        var content = RandomNumberGenerator.GetBytes(200_000);
        (await company.Owner.UploadAsync("files", "note.bin", "application/octet-stream", content)).Expect(201);
        var acknowledged = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var load = Task.Run(() => WriteAsync(company, acknowledged, stop.Token));
        await Eventually.TrueAsync(() => acknowledged.Count >= 20, TimeSpan.FromSeconds(30), "twenty customers");
        var before = acknowledged.ToList();

        using var backup = new MemoryStream();
        var written = await host.Get<BackupWriter>().WriteAsync(new Kept(backup), Passphrase, CancellationToken.None);
        await stop.CancelAsync();
        await load;

        foreach (var to in OnEveryEngineAttribute.Wanted)
        {
            await using var restored = await RestoreAsync(host, backup, Passphrase, to);
            await SameAsync(restored, company, before, written, content);
        }
    }

    private static async Task SameAsync(HeedHost restored, Company company, IReadOnlyList<string> before, BackupReport written, byte[] content)
    {
        var owner = await restored.SignInAsync(company.Workspace, company.Owner.Person);
        foreach (var customer in before) (await owner.GetAsync($"customers/{customer}")).Expect(200);
        using (var session = restored.Get<IStore>().Read())
        {
            Assert.Equal(written.Rows["customers_customers"], await session.NumberAsync($"select count(*) from customers_customers", CancellationToken.None));
        }

        // The search index is not in a backup: it is written anew.
        var found = (await owner.GetAsync("search?query=Customer&kind=customers")).Expect(200);
        Assert.NotEmpty(found["items"].EnumerateArray());
        await using var stored = await restored.Get<IBlobs>().OpenAsync(company.Workspace, Convert.ToHexStringLower(SHA256.HashData(content)), CancellationToken.None);
        Assert.Equal(content.Length, stored?.Length);
        // Streams from before are not resumed: their epoch is gone.
        await using var live = await owner.LiveAsync("1.1");
        Assert.Equal("epoch", (await live.NextAsync("reset")).GetProperty("reason").GetString());
        (await owner.PostAsync("labels", new { name = "After", color = "#336699" })).Expect(201);
    }

    [Fact]
    public async Task A_backup_that_is_cut_changed_or_closed_otherwise_is_refused_and_nothing_is_restored()
    {
        var host = await hosts.OnAsync(TestEngine.Sqlite);
        await host.CreateWorkspaceAsync();
        foreach (var passphrase in new[] { null, Passphrase })
        {
            using var backup = new MemoryStream();
            await host.Get<BackupWriter>().WriteAsync(new Kept(backup), passphrase, CancellationToken.None);
            var whole = backup.ToArray();
            await RefusedAsync(whole[..^20], passphrase);
            await RefusedAsync(whole[..(whole.Length / 2)], passphrase);
            await RefusedAsync([.. whole.Take(whole.Length / 2), (byte)~whole[whole.Length / 2], .. whole.Skip((whole.Length / 2) + 1)], passphrase);
            if (passphrase is not null) await RefusedAsync(whole, passphrase + "x");
            if (passphrase is not null) await RefusedAsync(whole, null);
            await RefusedAsync("not a backup at all"u8.ToArray(), passphrase);
            await BackupRestore.VerifyAsync(new MemoryStream(whole), passphrase, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_backup_is_restored_only_with_its_master_key_and_only_into_an_empty_store()
    {
        var host = await hosts.OnAsync(TestEngine.Sqlite);
        using var backup = new MemoryStream();
        await host.Get<BackupWriter>().WriteAsync(new Kept(backup), null, CancellationToken.None);
        await using var store = await EngineFixture.StartEmptyAsync(TestEngine.Sqlite);
        await using (var other = Build(store))
        {
            backup.Position = 0;
            var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => other.Services.GetRequiredService<BackupRestore>().RunAsync(backup, null, CancellationToken.None));
            Assert.Contains("master key", refused.Message, StringComparison.Ordinal);
        }

        var full = await Assert.ThrowsAsync<BackupRefusedException>(() => host.Get<BackupRestore>().RunAsync(new MemoryStream(backup.ToArray()), null, CancellationToken.None));
        Assert.Contains("not empty", full.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Company company, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var made = (await company.Owner.PostAsync("customers", new { name = $"Customer {i}" })).Expect(201);
            acknowledged.Add(made["id"].GetString()!);
        }
    }

    private static async Task RefusedAsync(byte[] backup, string? passphrase) =>
        await Assert.ThrowsAsync<BackupRefusedException>(() => BackupRestore.VerifyAsync(new MemoryStream(backup), passphrase, CancellationToken.None));

    private static async Task<HeedHost> RestoreAsync(HeedHost source, MemoryStream backup, string? passphrase, TestEngine engine)
    {
        var store = await EngineFixture.StartEmptyAsync(engine);
        File.Copy(Path.Combine(source.DataFolder, "master.key"), Path.Combine(store.Folder, "master.key"));
        await using (var app = Build(store))
        {
            await app.Services.GetRequiredService<BackupRestore>().RunAsync(new MemoryStream(backup.ToArray()), passphrase, CancellationToken.None);
            foreach (var work in app.Services.GetServices<IAfterRestore>()) await work.RunAsync(CancellationToken.None);
        }

        return await HeedHost.StartAsync(store);
    }

    private static WebApplication Build(EngineFixture store) => HeedHostBuilder.Build(
        new ServeOptions { Urls = "http://127.0.0.1:0", DataFolder = store.Folder },
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Heed:ConnectionStrings:Postgres"] = store.Options.Postgres });
        });

    /// <summary>A backup closes what it wrote to; here it is read again.</summary>
    private sealed class Kept(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
