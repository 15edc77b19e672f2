-- Conversion batches: reads every prepared page once and writes it in every format.
-- Called as `pandoc lua batch.lua`; each line that it is given names a JSON file, a job (see conversion.py).

local function read_file(path)
  local file = assert(io.open(path, 'rb'))
  local content = file:read('a')
  file:close()
  return content
end

local function write_file(path, content)
  local file = assert(io.open(path, 'wb'))
  file:write(content)
  file:close()
end

-- What opens and closes a numbered mark in each format.
local brackets = {
  docx = function(number)
    local id = tostring(900000 + number)
    return 'openxml', '<w:bookmarkStart w:id="' .. id .. '" w:name="zbk_' .. number .. '"/>',
      '<w:bookmarkEnd w:id="' .. id .. '"/>'
  end,
  odt = function(number)
    return 'opendocument', '<text:bookmark-start text:name="zbk_' .. number .. '"/>',
      '<text:bookmark-end text:name="zbk_' .. number .. '"/>'
  end,
}

local typst_functions = {
  field = '#feld[', hint = '#variantenhinweis[', notice = '#dokumenthinweis[', notes = '#notizen[',
}

local paragraph_styles = { hint = 'Note Heading', notice = 'Note Heading' }
local run_styles = { hint = 'Subtle Emphasis' }

local function add_first(blocks, inline)
  local first = blocks[1]
  if first and (first.t == 'Para' or first.t == 'Plain') then
    first.content:insert(1, inline)
  else
    blocks:insert(1, pandoc.Plain({ inline }))
  end
end

local function add_last(blocks, inline)
  local last = blocks[#blocks]
  if last and (last.t == 'Para' or last.t == 'Plain') then
    last.content:insert(inline)
  else
    blocks:insert(pandoc.Plain({ inline }))
  end
end

local function mark_rows(rows, format)
  for _, row in ipairs(rows) do
    local number = row.attr.attributes['marke']
    if number then
      local raw, open, close = brackets[format](number)
      local blocks = row.cells[1].contents
      add_first(blocks, pandoc.RawInline(raw, open))
      add_last(blocks, pandoc.RawInline(raw, close))
      row.cells[1].contents = blocks
    end
  end
  return rows
end

local function office_filter(format)
  return {
    Span = function(span)
      local number, kind = span.attributes['marke'], span.attributes['art']
      if not number then return nil end
      local raw, open, close = brackets[format](number)
      local content = span.content
      if run_styles[kind] then
        content = pandoc.Inlines({ pandoc.Span(content, pandoc.Attr('', {}, { ['custom-style'] = run_styles[kind] })) })
      end
      content:insert(1, pandoc.RawInline(raw, open))
      content:insert(pandoc.RawInline(raw, close))
      return content
    end,
    Div = function(div)
      local number, kind = div.attributes['marke'], div.attributes['art']
      if not number then return nil end
      local raw, open, close = brackets[format](number)
      local blocks = div.content
      if kind == 'item' then
        add_first(blocks, pandoc.RawInline(raw, open))
        add_last(blocks, pandoc.RawInline(raw, close))
        return blocks
      end
      if paragraph_styles[kind] then
        local style = pandoc.Attr('', {}, { ['custom-style'] = paragraph_styles[kind] })
        blocks = pandoc.Blocks({ pandoc.Div(blocks, style) })
      end
      blocks:insert(1, pandoc.RawBlock(raw, open))
      blocks:insert(pandoc.RawBlock(raw, close))
      return blocks
    end,
    Table = function(tbl)
      for _, body in ipairs(tbl.bodies) do
        body.body = mark_rows(body.body, format)
      end
      return tbl
    end,
  }
end

-- Typst sets a minus for a hyphen before a digit, an ellipsis for three dots, and hides a hyphen before a question mark;
-- what people type is literal text, also where a field's value ends before such a sign.
local function typst_text(str)
  local text = str.text
  if not (text:find('^%-') or text:find('%-[%d?]') or text:find('%.%.%.')) then return nil end
  return pandoc.RawInline('typst', (text:gsub('%p', '\\%0')))
end

local function without_escapes(raw)
  return pandoc.Str((raw.text:gsub('\\(%p)', '%1')))
end

local function typst_filter()
  return {
    Str = typst_text,
    Span = function(span)
      local kind = span.attributes['art']
      local open = kind and typst_functions[kind]
      if not open then return kind and span.content or nil end
      local content = span.content
      content:insert(1, pandoc.RawInline('typst', open))
      content:insert(pandoc.RawInline('typst', ']'))
      return content
    end,
    Div = function(div)
      local kind = div.attributes['art']
      if div.attributes['ziel'] == 'office' then return {} end  -- it speaks of live fields, which PDF lacks
      local open = kind and typst_functions[kind]
      if not open then return kind and div.content or nil end
      local blocks = div.content
      blocks:insert(1, pandoc.RawBlock('typst', open))
      blocks:insert(pandoc.RawBlock('typst', ']'))
      return blocks
    end,
  }
end

-- The title of the page is the title of the document.
local function raise_heading(header)
  header.level = math.max(1, header.level - 1)
  return header
end

-- The size of a picture is stated: pandoc's writers for ODT and Typst would take its pixels for points.
local TEXT_WIDTH_CM, CM_PER_INCH, DOTS_PER_INCH = 16.5, 2.54, 96

local function picture_width(name)
  local _, content = pandoc.mediabag.lookup(name)
  local pixels = pandoc.image.size(content).width
  return string.format('%.2fcm', math.min(TEXT_WIDTH_CM, pixels / DOTS_PER_INCH * CM_PER_INCH))
end

local function picture(format)
  return function(image)
    local alt = pandoc.utils.stringify(image.caption:walk({ RawInline = without_escapes }))
    if format == 'typst' then
      local function quoted(text) return '"' .. text:gsub('[\\"]', '\\%0') .. '"' end
      return pandoc.RawInline('typst', '#box(image(' .. quoted(image.src) .. ', alt: ' .. quoted(alt) .. '))')
    end
    image.attributes = { width = picture_width(image.src) }
    if format == 'odt' then  -- pandoc's writer drops the alternative text; packaging moves this into the picture
      local text = alt:gsub('&', '&amp;'):gsub('<', '&lt;')
      return { image, pandoc.RawInline('opendocument', '<svg:desc>' .. text .. '</svg:desc>') }
    end
    return image
  end
end

-- One walk does it all: the tree is handed over to Lua and back as a whole.
local function filter_of(format, marks)
  marks.Header = raise_heading
  marks.Image = picture(format)
  return marks
end

-- Without a template pandoc's ODT writer leaves the fragment bare, without the document around it.
local function template(name)
  return pandoc.template.compile(pandoc.template.default(name))
end

local writers = {
  docx = { to = 'docx', filter = filter_of('docx', office_filter('docx')) },
  odt = { to = 'odt', filter = filter_of('odt', office_filter('odt')), template = template('opendocument') },
  typst = { to = 'typst', filter = filter_of('typst', typst_filter()) },
}

local function convert(task, references)
  local markup = read_file(task.source)
  local doc = pandoc.read(markup, 'html+epub_html_exts', {}, {})
  doc.meta = pandoc.Meta({ title = pandoc.MetaString(task.title), lang = pandoc.MetaString('de-DE') })
  for format, target in pairs(task.targets) do
    local writer = writers[format]
    local marked = doc:walk(writer.filter)
    local options = { reference_doc = references[format], template = writer.template }
    write_file(target, pandoc.write(marked, writer.to, options))
  end
end

local function say(line)
  io.stdout:write(line, '\n')
  io.stdout:flush()
end

local function run(job)
  pandoc.mediabag.empty()
  for name, picture in pairs(job.pictures) do
    pandoc.mediabag.insert(name, picture.type, read_file(picture.path))
  end
  for _, task in ipairs(job.tasks) do
    convert(task, job.references)
    say(task.id)
  end
  say('')
end

for path in io.lines() do
  run(pandoc.json.decode(read_file(path), false))
end
