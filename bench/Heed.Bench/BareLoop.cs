using System.Collections.Concurrent;
using System.Globalization;
using Heed.Kernel;
using Microsoft.Data.Sqlite;

namespace Heed.Bench;

/// <summary>The least that keeps the same promise: one thread takes up to 50 waiting messages into a transaction on disk, then acknowledges them.</summary>
internal sealed class BareLoop : IDisposable
{
    public const string Text = "Hello, I ordered a washing machine last week. When will it arrive?";

    private readonly BlockingCollection<(int Sender, TaskCompletionSource Done)> _waiting = [];
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands;
    private readonly Thread _thread;
    private long _position;

    /// <param name="file">A file of its own.</param>
    /// <param name="statements">What is run for each message; parameters <c>@id @conversation @position @text @at</c>.</param>
    public BareLoop(string file, IReadOnlyList<string> statements)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Run("pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-32768");
        Run("""
            create table messages (workspace integer, conversation blob, position integer, id blob, author integer, author_id blob, note integer, text text, at integer, state integer,
              has_files integer, mentions text, activity text, activity_facts text, primary key (workspace, conversation, position)) without rowid;
            create unique index messages_id on messages (workspace, id);
            create table conversations (workspace integer, id blob, version integer, updated_at integer, message_count integer, last_id blob, last_author integer, last_text text, last_at integer,
              waiting_since integer, tier integer, rank_at integer, primary key (workspace, id));
            create index conversations_rank on conversations (workspace, tier, rank_at, id);
            create table ledger (workspace integer, seq integer, at integer, name text, kind text, entity blob, version integer, actor_kind integer, actor blob, facts text, primary key (workspace, seq)) without rowid;
            """);
        for (var i = 0; i < 64; i++) Run(string.Create(CultureInfo.InvariantCulture, $"insert into conversations values (1, x'{i:x32}', 1, 0, 0, null, 0, '', 0, null, 1, 0)"));
        _commands = [.. statements.Select(Prepare)];
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    public static IReadOnlyList<string> OneRow { get; } = [Message];

    /// <summary>The message, its conversation's counters, and the two events of the ledger.</summary>
    public static IReadOnlyList<string> SameRows { get; } =
    [
        """
        update conversations set version = version + 1, updated_at = @at, message_count = message_count + 1, last_id = @id, last_author = 2, last_text = @text, last_at = @at,
          waiting_since = coalesce(waiting_since, @at), tier = 0, rank_at = coalesce(waiting_since, @at) where workspace = 1 and id = @conversation
        """,
        Message,
        """
        insert into ledger values (1, @position * 2, @at, 'message.added', 'message', @id, 1, 2, @conversation, '{"conversation":"01a118bb-0e72-7147-a3d9-584902b7a7cb","position":12,"author":2,"note":false}'),
          (1, @position * 2 + 1, @at, 'conversation.changed', 'conversation', @conversation, 7, 2, @conversation, null)
        """,
    ];

    private const string Message = "insert into messages values (1, @conversation, @position, @id, 2, @conversation, 0, @text, @at, 1, 0, null, null, null)";

    public Task SendAsync(int sender)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((sender, done));
        return done.Task;
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        foreach (var command in _commands) command.Dispose();
        _connection.Dispose();
        _waiting.Dispose();
    }

    private void Work()
    {
        var batch = new List<(int Sender, TaskCompletionSource Done)>(50);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < 50 && _waiting.TryTake(out var next)) batch.Add(next);
            using (var transaction = _connection.BeginTransaction(deferred: false))
            {
                foreach (var (sender, _) in batch) Write(transaction, sender);
                transaction.Commit();
            }

            foreach (var (_, done) in batch) done.SetResult();
        }
    }

    private void Write(SqliteTransaction transaction, int sender)
    {
        _position++;
        var now = TimeProvider.System.GetUtcNow();
        var conversation = new byte[16];
        conversation[15] = (byte)sender;
        foreach (var command in _commands)
        {
            command.Transaction = transaction;
            command.Parameters["@id"].Value = Ids.New(now).ToByteArray(bigEndian: true);
            command.Parameters["@conversation"].Value = conversation;
            command.Parameters["@position"].Value = _position;
            command.Parameters["@text"].Value = Text;
            command.Parameters["@at"].Value = now.ToMicros();
            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "@id", "@conversation", "@position", "@text", "@at" }) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
