//! temp
fn main(){
    let s = charter::load::content(std::path::Path::new("content")).unwrap();
    let t = std::time::Instant::now();
    let p = charter::parse::parse(&s);
    println!("{}", charter::emit::text::render(&p.diagnostics,&s,charter::emit::text::Style::Plain));
    if let Some(c) = &p.catalog {
        println!("{}", charter::emit::text::render(&charter::check::check(c),&s,charter::emit::text::Style::Plain));
        let e = charter::resolve::resolve(c, jiff::civil::date(2026,11,23), false);
        println!("{:?} {} in force {}", e.in_force, e.services.len(), e.standards_in_force().count());
        for (s,v) in e.standards_in_force() { println!("{}: {}", s.owned.standard.id, charter::wording::promise(&v.version.promise, s.owned.standard.stage)); }
    }
    println!("{:?}", t.elapsed());
}
