//! Build script: compiles `std/` into the table of the embedded library, lists the modules written in Rust, and says how to
//! link.

use aster_compiler::compile::compile_warned;
use aster_compiler::resolve::Mode;
use aster_compiler::source::SourceFile;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=std");
    println!("cargo:rerun-if-changed=src/modules");
    link_in_place();
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    embed_std(&out)?;
    list_natives(&out.join("modules.rs"))
}

/// Links the program to a fixed address on Linux: the loader then has nothing to relocate in it, an eighth of the time that a
/// short script takes. The places of stack, heap and libraries stay random.
fn link_in_place() {
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

/// Writes the `mod` lines and the table `MODULES` of the modules written in Rust: the files of `src/modules`.
fn list_natives(to: &Path) -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("src/modules");
    let mut names = Vec::new();
    for entry in fs::read_dir(&root)? {
        let path = entry?.path();
        let is_rust = path.extension().is_some_and(|e| e == "rs");
        if let (true, Some(name)) = (is_rust, path.file_stem().and_then(|n| n.to_str()))
            && name != "mod"
        {
            names.push((name.to_string(), path.clone()));
        }
    }
    names.sort();
    let mut text = String::new();
    for (name, path) in &names {
        text.push_str(&format!("#[path = {path:?}]\npub mod {name};\n"));
    }
    text.push_str("/// All modules written in Rust.\npub static MODULES: &[&Module] = &[\n");
    for (name, _) in &names {
        text.push_str(&format!("    &{name}::MODULE,\n"));
    }
    text.push_str("];\n");
    Ok(fs::write(to, text)?)
}

/// Writes the table `STD`: name, whether it is a package, text, code in bytes; in the order of the names.
fn embed_std(out: &Path) -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("std");
    let mut modules = Vec::new();
    list_modules(&root, "", &mut modules)?;
    modules.sort();
    let folder = out.join("code");
    fs::create_dir_all(&folder)?;
    let mut text = String::from("static STD: &[Embedded] = &[\n");
    for (name, package, path) in modules {
        let code = folder.join(&name);
        fs::write(&code, compiled(&path)?)?;
        text.push_str(&format!(
            "Embedded {{ name: {name:?}, package: {package}, text: include_str!({path:?}), code: include_bytes!({code:?}) }},\n"
        ));
    }
    text.push_str("];\n");
    Ok(fs::write(out.join("std.rs"), text)?)
}

/// Compiles a module of the library to bytes. It must not give cause for warnings: they would not be seen.
fn compiled(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let shown = path.display();
    let text = fs::read_to_string(path)?;
    let file = SourceFile::new(shown.to_string(), text.clone());
    if file.text() != text {
        return Err(format!("{shown}: lines must end in \\n alone").into());
    }
    let problems = match compile_warned(&file, Mode::Module { main: false }, 0) {
        Ok((code, warnings)) if warnings.is_empty() => {
            if let Err(bad) = code.verify() {
                return Err(format!("{shown}: bad code at {}: {}", bad.at, bad.why).into());
            }
            return code
                .to_bytes()
                .map_err(|why| format!("{shown}: {why}").into());
        }
        Ok((_, warnings)) => warnings,
        Err(errors) => errors,
    };
    let told = problems.iter().map(|problem| {
        let line = file.place(problem.span.start).line;
        format!("{shown}:{line}: {}", problem.message)
    });
    Err(told.collect::<Vec<_>>().join("\n").into())
}

fn list_modules(
    folder: &Path,
    prefix: &str,
    modules: &mut Vec<(String, bool, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|s| s.to_str()) else {
            continue;
        };
        if path.is_dir() {
            // A folder's own watch: the one on `std` does not see what changes deeper.
            println!("cargo:rerun-if-changed={}", path.display());
            list_modules(&path, &format!("{prefix}{stem}."), modules)?;
        } else if path.extension().is_some_and(|e| e == "as") {
            match (stem, prefix.strip_suffix('.')) {
                ("__init__", Some(package)) => modules.push((package.to_owned(), true, path)),
                _ => modules.push((format!("{prefix}{stem}"), false, path)),
            }
        }
    }
    Ok(())
}
