namespace Heed.Orders.Imports;

/// <summary>Which column of a table holds what, found out from its headings in Chinese and English.</summary>
internal sealed class OrderColumns
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["number"] = ["ordernumber", "orderno", "orderid", "order", "number", "订单号", "订单编号", "单号"],
        ["placedAt"] = ["placedat", "orderdate", "createdat", "date", "ordered", "下单时间", "下单日期", "创建时间", "付款时间"],
        ["stage"] = ["stage", "status", "state", "orderstatus", "订单状态", "状态"],
        ["currency"] = ["currency", "币种", "货币"],
        ["total"] = ["total", "amount", "ordertotal", "paid", "订单金额", "实付金额", "实付", "总金额", "合计"],
        ["buyerId"] = ["customerid", "buyerid", "userid", "memberid", "客户编号", "会员号", "会员编号", "买家id"],
        ["name"] = ["name", "customer", "customername", "buyer", "recipient", "收件人", "收货人", "姓名", "买家", "客户姓名"],
        ["email"] = ["email", "mail", "e-mail", "邮箱", "电子邮箱"],
        ["phone"] = ["phone", "mobile", "tel", "telephone", "手机", "手机号", "电话", "联系电话"],
        ["address"] = ["address", "shippingaddress", "收货地址", "地址"],
        ["sku"] = ["sku", "itemno", "model", "商品编码", "货号", "型号"],
        ["item"] = ["item", "product", "productname", "itemname", "title", "商品", "商品名称", "品名"],
        ["variant"] = ["variant", "option", "规格", "颜色分类", "款式"],
        ["quantity"] = ["quantity", "qty", "pieces", "数量", "件数"],
        ["price"] = ["price", "unitprice", "单价", "价格"],
        ["carrier"] = ["carrier", "courier", "shippingcompany", "物流公司", "快递公司", "快递"],
        ["tracking"] = ["trackingnumber", "tracking", "trackingno", "waybill", "运单号", "快递单号", "物流单号"],
        ["parcelStage"] = ["parcelstage", "parcelstatus", "shippingstatus", "物流状态"],
        ["note"] = ["note", "remark", "comment", "备注", "买家留言"],
        ["url"] = ["url", "link", "链接"],
    };

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    /// <summary>Every field a column can hold.</summary>
    public static IReadOnlyCollection<string> Fields => Names.Keys;

    /// <param name="header">The first row.</param>
    /// <param name="chosen">What a person says the columns hold, from the left; empty for none. Null: find it out.</param>
    public OrderColumns(IReadOnlyList<string> header, IReadOnlyList<string>? chosen = null)
    {
        for (var i = 0; i < chosen?.Count; i++)
        {
            if (chosen[i].Length > 0) _columns.TryAdd(chosen[i], i);
        }

        if (chosen is not null) return;
        for (var i = 0; i < header.Count; i++)
        {
            var heading = string.Concat(header[i].ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-')));
            foreach (var (key, names) in Names)
            {
                if (names.Contains(heading.Replace("e-mail", "email", StringComparison.Ordinal)) && _columns.TryAdd(key, i)) break;
            }
        }
    }

    /// <summary>What was recognised, by our names.</summary>
    public IReadOnlyCollection<string> Known => _columns.Keys;

    /// <summary>What the column was taken for; null for nothing.</summary>
    public string? FieldOf(int column) => _columns.FirstOrDefault(c => c.Value == column).Key;

    public bool Has(string key) => _columns.ContainsKey(key);

    /// <summary>The cell; null when there is no such column or nothing in it.</summary>
    public string? Cell(IReadOnlyList<string> cells, string key) =>
        _columns.TryGetValue(key, out var column) && column < cells.Count && cells[column].Length > 0 ? cells[column] : null;
}
