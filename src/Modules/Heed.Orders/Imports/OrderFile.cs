using System.Globalization;
using Heed.Orders.Orders;
using Heed.Platform.Csv;

namespace Heed.Orders.Imports;

/// <summary>
/// Reads orders from a table. Rows with the same number are one order: each adds a line, a parcel, or both. A row that is wrong is told with its place and
/// spoils nothing but its own order.
/// </summary>
/// <param name="chosen">What a person says the columns hold, as <see cref="OrderColumns"/> takes it; null finds it out from the headings.</param>
internal sealed class OrderFile(string currency, TimeZoneInfo zone, IReadOnlyList<string>? chosen = null)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 10 << 20;

    /// <summary>Most rows in one file.</summary>
    public const int MaxRows = 50_000;

    private const int MaxHeadings = 200, MaxHeading = 80;
    private static readonly string[] Dates = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d", "yyyy年M月d日"];
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spoiled = new(StringComparer.Ordinal);
    private readonly List<OrderRowError> _errors = [];

    /// <summary>What the headings were recognised as.</summary>
    public IReadOnlyCollection<string> Columns { get; private set; } = [];

    /// <summary>Every heading with what it was taken for.</summary>
    public IReadOnlyList<OrderHeading> Headings { get; private set; } = [];

    public int Rows { get; private set; }

    /// <summary>What is wrong, in the order of the rows.</summary>
    public IReadOnlyList<OrderRowError> Errors => _errors;

    /// <summary>Reads the whole table.</summary>
    /// <param name="looking">Only to show what is in it: without a column of order numbers it has no orders, and its headings tell what there is to choose from.</param>
    /// <exception cref="InvalidRefusal">It is no table, has no column of order numbers, or too many rows.</exception>
    public async Task<IReadOnlyList<SourceOrder>> ReadAsync(Stream content, bool looking, CancellationToken cancellationToken)
    {
        var format = await CsvFormat.DetectAsync(content, cancellationToken);
        content.Position = 0;
        OrderColumns? columns = null;
        try
        {
            await foreach (var cells in CsvRows.ReadAsync(content, format, cancellationToken))
            {
                if (columns is null)
                {
                    columns = new OrderColumns(cells, chosen);
                    Columns = columns.Known;
                    Headings = [.. cells.Take(MaxHeadings).Select((c, i) => new OrderHeading(c.Length > MaxHeading ? c[..MaxHeading] : c, columns.FieldOf(i)))];
                    if (!columns.Has("number") && !looking) throw new InvalidRefusal("file", "noNumberColumn", "The table needs a column of order numbers, headed orderNumber or 订单号.");
                    continue;
                }

                if (++Rows > MaxRows) throw new InvalidRefusal("file", "tooManyRows", $"At most {MaxRows} rows in one file.");
                if (!columns.Has("number")) continue;
                // The headings are row 1, as spreadsheets count.
                Take(Rows + 1, columns, cells);
            }
        }
        catch (CsvQuoteException broken)
        {
            throw new InvalidRefusal("file", "openQuote", $"The quotation mark opened in line {broken.Line} is never closed. Close it, or write it twice if it belongs to the text.");
        }
        catch (InvalidDataException)
        {
            throw new InvalidRefusal("file", "notTable", "This is no file of rows and columns. Save the table as CSV and upload that.");
        }

        if (columns is null || Rows == 0) throw new InvalidRefusal("file", "empty", "The file needs a line of headings and at least one row.");
        return [.. _drafts.Where(d => !_spoiled.Contains(d.Key)).Select(d => Finish(d.Value)).OfType<SourceOrder>()];
    }

    private void Take(int row, OrderColumns columns, string[] cells)
    {
        if (columns.Cell(cells, "number") is not { Length: <= OrderEntry.MaxNumber } number)
        {
            _errors.Add(new OrderRowError(row, "number", columns.Cell(cells, "number") is null ? "required" : "tooLong"));
            return;
        }

        var key = OrderEntry.KeyOf(number);
        if (!_drafts.TryGetValue(key, out var draft)) _drafts[key] = draft = new Draft(row, number);
        var before = _errors.Count;
        Head(row, columns, cells, draft);
        Line(row, columns, cells, draft);
        Parcel(row, columns, cells, draft);
        if (_errors.Count > before) _spoiled.Add(key);
    }

    private void Head(int row, OrderColumns columns, string[] cells, Draft draft)
    {
        if (columns.Cell(cells, "currency") is { } money)
        {
            if (OrderCheck.IsCurrency(money.ToUpperInvariant())) draft.Currency = money.ToUpperInvariant();
            else _errors.Add(new OrderRowError(row, "currency", "unknown"));
        }

        draft.Currency ??= currency;
        if (columns.Cell(cells, "placedAt") is { } date)
        {
            if (DateOf(date) is { } placed) draft.PlacedAt ??= placed;
            else _errors.Add(new OrderRowError(row, "placedAt", "notDate"));
        }

        if (columns.Cell(cells, "stage") is { } word)
        {
            if (StageWords.Order(word) is { } stage) (draft.Stage, draft.StageText) = stage;
            else _errors.Add(new OrderRowError(row, "stage", "unknown"));
        }

        if (columns.Cell(cells, "total") is { } total)
        {
            if (OrderMoney.Parse(total, draft.Currency) is { } amount and >= 0) draft.Total ??= amount;
            else _errors.Add(new OrderRowError(row, "total", "notMoney"));
        }

        draft.Buyer = new OrderBuyer(
            draft.Buyer.Id ?? columns.Cell(cells, "buyerId"), draft.Buyer.Name ?? columns.Cell(cells, "name"), draft.Buyer.Email ?? columns.Cell(cells, "email"),
            draft.Buyer.Phone ?? columns.Cell(cells, "phone"), draft.Buyer.Address ?? columns.Cell(cells, "address"));
        draft.Note ??= columns.Cell(cells, "note");
        draft.Url ??= columns.Cell(cells, "url");
    }

    private void Line(int row, OrderColumns columns, string[] cells, Draft draft)
    {
        if (columns.Cell(cells, "item") is not { } item) return;
        var quantity = 1;
        if (columns.Cell(cells, "quantity") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out quantity) || quantity > 1_000_000)) _errors.Add(new OrderRowError(row, "quantity", "notNumber"));
        long price = 0;
        if (columns.Cell(cells, "price") is { } text)
        {
            if (OrderMoney.Parse(text, draft.Currency!) is { } amount) price = amount;
            else _errors.Add(new OrderRowError(row, "price", "notMoney"));
        }

        if (draft.Lines.Count >= OrderCheck.MaxLines) _errors.Add(new OrderRowError(row, "item", "tooMany"));
        else draft.Lines.Add(new OrderLineRow(item, quantity, price, columns.Cell(cells, "sku"), columns.Cell(cells, "variant")));
    }

    private void Parcel(int row, OrderColumns columns, string[] cells, Draft draft)
    {
        if (columns.Cell(cells, "tracking") is not { } tracking || draft.Parcels.Exists(p => p.TrackingNumber == tracking)) return;
        var stage = draft.Stage is OrderStage.Delivered or OrderStage.Completed ? ParcelStage.Delivered : draft.Stage == OrderStage.Shipped ? ParcelStage.Moving : ParcelStage.Waiting;
        if (columns.Cell(cells, "parcelStage") is { } word)
        {
            if (StageWords.Parcel(word) is { } told) stage = told;
            else _errors.Add(new OrderRowError(row, "parcelStage", "unknown"));
        }

        if (draft.Parcels.Count >= OrderCheck.MaxParcels) _errors.Add(new OrderRowError(row, "tracking", "tooMany"));
        else draft.Parcels.Add(new ParcelRow(tracking, stage, columns.Cell(cells, "carrier")));
    }

    private SourceOrder? Finish(Draft draft)
    {
        if (draft.PlacedAt is not { } placed)
        {
            _errors.Add(new OrderRowError(draft.Row, "placedAt", "required"));
            return null;
        }

        var total = draft.Total ?? draft.Lines.Sum(l => l.Price * l.Quantity);
        var (order, field) = OrderCheck.Clean(new SourceOrder(draft.Number, draft.Stage, draft.Currency!, total, placed, draft.Buyer, draft.Lines, draft.Parcels, draft.StageText, draft.Url, draft.Note));
        if (order is null) _errors.Add(new OrderRowError(draft.Row, field!, "invalid"));
        return order;
    }

    /// <summary>An instant; a time without a zone is the workspace's own.</summary>
    private DateTimeOffset? DateOf(string text)
    {
        if (DateTime.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            // An hour that daylight saving leaves out is read as the one after it.
            if (zone.IsInvalidTime(local)) local = local.AddHours(1);
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && text.Contains('T', StringComparison.Ordinal) ? instant : null;
    }

    private sealed class Draft(int row, string number)
    {
        public int Row { get; } = row;

        public string Number { get; } = number;

        public OrderStage Stage { get; set; } = OrderStage.Paid;

        public string? StageText { get; set; }

        public string? Currency { get; set; }

        public long? Total { get; set; }

        public DateTimeOffset? PlacedAt { get; set; }

        public OrderBuyer Buyer { get; set; } = new();

        public string? Note { get; set; }

        public string? Url { get; set; }

        public List<OrderLineRow> Lines { get; } = [];

        public List<ParcelRow> Parcels { get; } = [];
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Field">What it was taken for; null for nothing.</param>
internal sealed record OrderHeading(string Title, string? Field);

/// <summary>What is wrong in a row of a table.</summary>
/// <param name="Row">As spreadsheets count: the headings are row 1.</param>
/// <param name="Field">number, placedAt, stage, currency, total, item, quantity, price, tracking, parcelStage or another of the order.</param>
/// <param name="Code">required, tooLong, tooMany, notDate, notMoney, notNumber, unknown or invalid.</param>
internal readonly record struct OrderRowError(int Row, string Field, string Code);
