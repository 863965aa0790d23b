using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Heed.Trust;

/// <summary>What the disk is like at the moment.</summary>
internal enum DiskPhase
{
    Roomy,
    Filling,
    Full,
    Freed,

    /// <summary>It may refuse at any moment, and its server end.</summary>
    Failing,
}

/// <summary>
/// Clients that write messages and files and read all the time, and remember each answer. One in four repeats a refused
/// message under its Idempotency-Key until it is taken, as the console does; the others go on with the next.
/// </summary>
internal sealed class DiskLoad
{
    private const int Kinds = 4, Page = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly string Padding = new('\u6ee1', 700);

    private readonly HttpClient _http;
    private readonly bool _acknowledgeRefused;
    private readonly List<Guid> _conversations = [];
    private readonly ConcurrentDictionary<string, byte> _acknowledged = new(), _refused = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly ConcurrentDictionary<string, int> _kinds = new();
    private readonly ConcurrentDictionary<int, long> _recovered = new();
    private readonly ConcurrentQueue<string> _words = new();
    private int _workspace, _unexpected, _failedReads, _readsWhileFull, _refusals, _writers;
    private long _freedAt;

    private DiskLoad(HeedProcess server, bool acknowledgeRefused)
    {
        _acknowledgeRefused = acknowledgeRefused;
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
    }

    public DiskPhase Phase
    {
        get;
        set
        {
            if (value == DiskPhase.Freed) _freedAt = Stopwatch.GetTimestamp();
            field = value;
        }
    }

    public int Acknowledged => _acknowledged.Count + _files.Count;

    public int Refused => _refusals;

    public int ReadsWhileFull => _readsWhileFull;

    public string RefusalKinds => string.Join(", ", _kinds.Select(k => $"{k.Key} {k.Value}"));

    /// <summary>The first few answers that should not have been.</summary>
    public IEnumerable<string> Words => _words.Take(8);

    public static async Task<DiskLoad> PrepareAsync(HeedProcess server, bool acknowledgeRefused)
    {
        var load = new DiskLoad(server, acknowledgeRefused);
        var me = await load.MakeAsync("/api/v1/session", new { email = HeedProcess.Email, password = HeedProcess.Password });
        load._workspace = me.GetProperty("workspaces")[0].GetProperty("id").GetInt32();
        return load;
    }

    public async Task RunAsync(int writers, CancellationToken stop)
    {
        _writers = writers;
        var brand = (await ReadAsync("brands")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var inbox = (await MakeAsync(In("inboxes"), new { name = "Trust", brandId = brand, channel = "web", autoAssign = false })).GetProperty("id").GetGuid();
        for (var w = 0; w < writers; w++)
        {
            var customer = (await MakeAsync(In("customers"), new { name = $"Customer {w}" })).GetProperty("id").GetGuid();
            _conversations.Add((await MakeAsync(In("conversations"), new { inboxId = inbox, customerId = customer, text = $"Conversation {w}" })).GetProperty("id").GetGuid());
        }

        await Task.WhenAll([ReadOnAsync(stop), .. Enumerable.Range(0, writers).Select(w => WriteOnAsync(w, stop))]);
    }

    public async Task<bool> IsReadyAsync()
    {
        using var answer = await _http.GetAsync("/readyz");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Waits until each writer had something taken that it began to send after the space was freed.</summary>
    public async Task<(TimeSpan After, int Late)> RecoveryAsync(TimeSpan within)
    {
        while (_recovered.Count < _writers && Stopwatch.GetElapsedTime(_freedAt) < within) await Task.Delay(20);
        var last = _recovered.IsEmpty ? Stopwatch.GetTimestamp() : _recovered.Values.Max();
        return (Stopwatch.GetElapsedTime(_freedAt, last), _writers - _recovered.Count);
    }

    public async Task<bool> ReadersHaveCaughtUpAsync()
    {
        var lines = (await _http.GetStringAsync("/metrics")).Split('\n').Where(l => l.StartsWith("heed_reader_behind_events{", StringComparison.Ordinal)).ToList();
        return lines.Count > 0 && lines.TrueForAll(l => l.EndsWith(" 0", StringComparison.Ordinal));
    }

    /// <summary>Compares what was answered with what is stored.</summary>
    public async Task<Dictionary<string, long>> FindingsAsync()
    {
        var stored = new List<string>();
        foreach (var conversation in _conversations) stored.AddRange(await TextsAsync(conversation));
        var told = stored.ToHashSet();
        var lostFiles = 0;
        foreach (var (url, content) in _files)
        {
            using var answer = await _http.GetAsync(url);
            if (!answer.IsSuccessStatusCode || !(await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(content)) lostFiles++;
        }

        return new Dictionary<string, long>
        {
            ["unexpected answers"] = _unexpected,
            ["failed reads"] = _failedReads,
            ["lost"] = _acknowledged.Keys.Count(a => !told.Contains(a)),
            ["files lost"] = lostFiles,
            ["doubled"] = stored.Count - told.Count,
            ["stored though refused"] = _refused.Keys.Count(r => told.Contains(r) && !_acknowledged.ContainsKey(r)),
            ["stored though never answered"] = told.Count(t => !_acknowledged.ContainsKey(t) && !_refused.ContainsKey(t)),
        };
    }

    private async Task WriteOnAsync(int writer, CancellationToken stop)
    {
        var number = 0;
        var again = false;
        while (!stop.IsCancellationRequested)
        {
            if (!again) number++;
            var freed = Phase == DiskPhase.Freed;
            var taken = writer % Kinds == 2 ? await UploadAsync(writer, number) : await SayAsync(writer, number);
            if (taken && freed) _recovered.TryAdd(writer, Stopwatch.GetTimestamp());
            again = !taken && writer % Kinds == 1;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<bool> SayAsync(int writer, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"w{writer} n{number}");
        using var request = new HttpRequestMessage(HttpMethod.Post, In($"conversations/{_conversations[writer]}/messages")) { Content = JsonContent.Create(new { text = name + " " + Padding }) };
        if (writer % Kinds is 1 or 3) request.Headers.Add("Idempotency-Key", name);
        var answer = await SendAsync(request);
        if (answer is { Taken: true } || (_acknowledgeRefused && answer.Refused)) _acknowledged[name] = 0;
        else if (answer.Refused) _refused[name] = 0;
        return answer.Taken;
    }

    private async Task<bool> UploadAsync(int writer, int number)
    {
        var content = RandomNumberGenerator.GetBytes(Phase == DiskPhase.Roomy ? 60_000 : 9_000);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, In("files")) { Content = new MultipartFormDataContent { { file, "file", $"w{writer}n{number}.txt" } } };
        var answer = await SendAsync(request);
        if (answer.Taken) _files[answer.Body.GetProperty("url").GetString()!] = content;
        return answer.Taken;
    }

    /// <summary>Sends a write and judges its answer: taken, or refused as a full disk is to be told.</summary>
    private async Task<(bool Taken, bool Refused, JsonElement Body)> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var answer = await _http.SendAsync(request);
            var status = (int)answer.StatusCode;
            var words = await answer.Content.ReadAsStringAsync();
            if (status == 201) return (true, false, JsonSerializer.Deserialize<JsonElement>(words));
            var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonSerializer.Deserialize<JsonElement>(words) : default;
            var code = problem.ValueKind == JsonValueKind.Object ? problem.GetProperty("code").GetString() : null;
            if ((Phase != DiskPhase.Roomy && (status, code) is (507, "diskFull") or (503, "storeUnavailable")) || (Phase == DiskPhase.Failing && status == 503)) return Refuse($"{status} {code}");

            Unexpected(ref _unexpected, $"{request.Method} {request.RequestUri}: {status} {words}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            if (Phase == DiskPhase.Failing) return Refuse("no answer");
            Unexpected(ref _unexpected, $"{request.Method} {request.RequestUri}: {error.Message}");
        }

        return (false, false, default);
    }

    private (bool Taken, bool Refused, JsonElement Body) Refuse(string kind)
    {
        Interlocked.Increment(ref _refusals);
        _kinds.AddOrUpdate(kind, 1, (_, n) => n + 1);
        return (false, true, default);
    }

    private async Task ReadOnAsync(CancellationToken stop)
    {
        string[] paths = [In("conversations?limit=20"), In("conversations/counts"), In($"conversations/{_conversations[0]}/messages"), In("me"), In("labels"), "/healthz"];
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var full = Phase == DiskPhase.Full;
            var path = turn % (paths.Length + 1) is var at && at < paths.Length ? paths[at] : _files.Keys.FirstOrDefault(paths[0]);
            try
            {
                using var answer = await _http.GetAsync(path, CancellationToken.None);
                if (!answer.IsSuccessStatusCode && Phase != DiskPhase.Failing) Unexpected(ref _failedReads, $"GET {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                else if (full) Interlocked.Increment(ref _readsWhileFull);
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                if (Phase != DiskPhase.Failing) Unexpected(ref _failedReads, $"GET {path}: {error.Message}");
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private void Unexpected(ref int count, string words)
    {
        Interlocked.Increment(ref count);
        _words.Enqueue(words);
    }

    private async Task<List<string>> TextsAsync(Guid conversation)
    {
        var texts = new List<string>();
        for (var (after, more) = (0, true); more;)
        {
            var page = await ReadAsync(string.Create(CultureInfo.InvariantCulture, $"conversations/{conversation}/messages?after={after}&limit={Page}"));
            foreach (var message in page.GetProperty("items").EnumerateArray())
            {
                after = message.GetProperty("position").GetInt32();
                if (message.GetProperty("text").GetString() is { } text && text.EndsWith(Padding, StringComparison.Ordinal)) texts.Add(text[..^(Padding.Length + 1)]);
            }

            more = page.GetProperty("hasAfter").GetBoolean();
        }

        return texts;
    }

    private async Task<JsonElement> MakeAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"POST {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ReadAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(In(path));

    private string In(string path) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/w/{_workspace}/{path}");
}
